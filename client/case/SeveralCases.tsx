import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { MediaTag } from '../../shared/board/caseFields.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import { writeCaseField } from '../notes/writeCaseField.ts'
import styles from './CasePanel.module.css'
import { MediaField } from './MediaField.tsx'
import { TidyButtons } from './TidyButtons.tsx'

type SeveralCasesProps = { ids: readonly TLShapeId[]; notes: LiveNotes; editor: Editor; settings: BoardSettings; mayEdit: boolean }

/** Several notes at once: what can be said of all of them. */
export function SeveralCases({ ids, notes, editor, settings, mayEdit }: SeveralCasesProps) {
  const { t } = useTranslation()
  const media = useSyncExternalStore(notes.subscribe, () => mediaOfAll(ids, notes))
  return (
    <>
      <div>
        <p>{t('case.several.title', { count: ids.length })}</p>
        <p className={styles['hint']}>{t('case.several.text')}</p>
      </div>
      {mayEdit && settings.fields.has('media') && (
        <MediaField
          label={t('case.several.media')}
          value={media}
          onChange={(value) => writeCaseField(editor, ids, { field: 'media', value })}
        />
      )}
      {mayEdit && <TidyButtons editor={editor} />}
    </>
  )
}

function mediaOfAll(ids: readonly string[], notes: LiveNotes): MediaTag | '' | 'mixed' {
  const [first, ...others] = new Set(ids.map((id) => notes.get(id)?.fields.media ?? ''))
  return others.length > 0 ? 'mixed' : (first ?? '')
}
