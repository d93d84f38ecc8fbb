import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { CaseFields } from '../../shared/board/caseFields.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import { writeCaseField } from '../notes/writeCaseField.ts'
import { ActionField } from './ActionField.tsx'
import styles from './CasePanel.module.css'
import { MediaField } from './MediaField.tsx'
import { TidyButtons } from './TidyButtons.tsx'

type SeveralCasesProps = { ids: readonly TLShapeId[]; notes: LiveNotes; editor: Editor; settings: BoardSettings; mayEdit: boolean }

/** Several notes at once: what can be said of all of them. */
export function SeveralCases({ ids, notes, editor, settings, mayEdit }: SeveralCasesProps) {
  const { t } = useTranslation()
  const media = useSyncExternalStore(notes.subscribe, () => valueOfAll('media', ids, notes))
  const action = useSyncExternalStore(notes.subscribe, () => valueOfAll('action', ids, notes))
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
      {mayEdit && settings.fields.has('action') && (
        <ActionField
          label={t('case.several.action')}
          value={action}
          onChange={(value) => writeCaseField(editor, ids, { field: 'action', value })}
        />
      )}
      {mayEdit && <TidyButtons editor={editor} />}
    </>
  )
}

function valueOfAll<Field extends 'media' | 'action'>(
  field: Field,
  ids: readonly string[],
  notes: LiveNotes,
): NonNullable<CaseFields[Field]> | '' | 'mixed' {
  const [first, ...others] = new Set(ids.map((id) => notes.get(id)?.fields[field] ?? ''))
  return others.length > 0 ? 'mixed' : (first ?? '')
}
