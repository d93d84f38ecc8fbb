import { useValue, type Editor } from '@tldraw/tldraw'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can, type Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { BoardView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button } from '../ui/Button.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { CaseFieldsDialog } from './CaseFieldsDialog.tsx'
import styles from './CasePanel.module.css'
import { OneCase } from './OneCase.tsx'
import { SeveralCases } from './SeveralCases.tsx'
import { usePastMoments } from './useLastPlaces.ts'

type CasePanelProps = { live: LiveBoard; link: BoardLink; view: BoardView; editor: Editor; role: Role }

/** What there is to say about the selected note besides its text. The facilitator chooses here what that is. */
export function CasePanel({ live, link, view, editor, role }: CasePanelProps) {
  const { t } = useTranslation()
  const settings = useReadable(live.settings)
  const selected = useValue('selected notes', () => editor.getSelectedShapes().flatMap(({ type, id }) => (type === 'note' ? [id] : [])), [
    editor,
  ])
  const [choosing, setChoosing] = useState(false)
  const [first] = selected
  const isOne = first !== undefined && selected.length === 1
  const moments = usePastMoments(link, first !== undefined)
  const mayEdit = can(role, 'edit')
  const mayChoose = can(role, 'facilitate')
  const hasFields = settings.fields.size > 0
  return (
    <div className={styles['panel']}>
      {first === undefined && <p className={styles['hint']}>{t('case.none')}</p>}
      {isOne && <OneCase key={first} id={first} view={view} moments={moments} editor={editor} settings={settings} mayEdit={mayEdit} />}
      {selected.length > 1 && <SeveralCases ids={selected} notes={view.notes} editor={editor} settings={settings} mayEdit={mayEdit} />}
      {!hasFields && <p className={styles['hint']}>{mayChoose ? t('case.noFieldsFacilitator') : t('case.noFields')}</p>}
      {mayChoose && (
        <div className={styles['foot']}>
          <Button onClick={() => setChoosing(true)}>
            <ListChecks />
            {t('case.fields.open')}
          </Button>
          <CaseFieldsDialog live={live} open={choosing} onClose={() => setChoosing(false)} />
        </div>
      )}
    </div>
  )
}
