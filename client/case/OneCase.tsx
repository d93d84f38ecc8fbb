import { useValue, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { ExternalLink } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { isWebAddress, promptIds, tidyLink } from '../../shared/board/caseFields.ts'
import type { BoardCases } from '../../shared/version/compare.ts'
import type { BoardView } from '../notes/boardView.ts'
import { useCaseNote } from '../notes/useCaseNote.ts'
import { writeCaseField } from '../notes/writeCaseField.ts'
import { AboutCase } from './AboutCase.tsx'
import { ActionField } from './ActionField.tsx'
import styles from './CasePanel.module.css'
import { CaseTextField } from './CaseTextField.tsx'
import { MediaField } from './MediaField.tsx'
import { useLastPlaces } from './useLastPlaces.ts'
import { WrittenFields } from './WrittenFields.tsx'

type OneCaseProps = {
  id: TLShapeId
  view: BoardView
  /** Where notes stood in the board's last versions, as far as they are there. */
  moments: readonly BoardCases[]
  editor: Editor
  settings: BoardSettings
  mayEdit: boolean
}

/** One note as a case: its text, where it comes from, and its fields to write in. */
export function OneCase({ id, view, moments, editor, settings, mayEdit }: OneCaseProps) {
  const { t } = useTranslation()
  const { notes, trail } = view
  const note = useCaseNote(notes, id)
  const places = useLastPlaces(note, notes, moments)
  useEffect(() => {
    trail.set({ id, places })
    return () => trail.set(undefined)
  }, [trail, id, places])
  // An address in the making is none yet, and must not go from under the hand.
  const rawLink = useValue('link as written', () => editor.getShape(id)?.meta.link, [editor, id])
  const isLocked = useValue('is locked', () => editor.getShape(id)?.isLocked ?? true, [editor, id])
  if (!note) return null
  const { fields } = note
  return (
    <>
      <p className={note.text === '' ? `${styles['paper']} ${styles['empty']}` : styles['paper']}>{note.text || t('case.noText')}</p>
      <AboutCase note={note} settings={settings} places={places.length} />
      {!mayEdit || isLocked ? (
        <WrittenFields fields={fields} settings={settings} />
      ) : (
        <>
          {settings.fields.has('media') && (
            <MediaField
              label={t('case.field.media')}
              value={fields.media ?? ''}
              onChange={(value) => writeCaseField(editor, [id], { field: 'media', value })}
            />
          )}
          {settings.fields.has('action') && (
            <ActionField
              label={t('case.field.action')}
              value={fields.action ?? ''}
              onChange={(value) => writeCaseField(editor, [id], { field: 'action', value })}
            />
          )}
          {promptIds
            .filter((field) => settings.fields.has(field))
            .map((field) => (
              <CaseTextField
                key={field}
                label={t(`case.field.${field}`)}
                value={fields[field] ?? ''}
                onSave={(value) => writeCaseField(editor, [id], { field, value })}
              />
            ))}
          {settings.fields.has('link') && (
            <CaseTextField
              form="line"
              label={t('case.field.link')}
              value={typeof rawLink === 'string' ? rawLink : ''}
              placeholder={t('case.link.placeholder')}
              onSave={(value) => writeCaseField(editor, [id], { field: 'link', value })}
              Below={LinkBelow}
            />
          )}
        </>
      )}
    </>
  )
}

function LinkBelow({ text }: { text: string }) {
  const { t } = useTranslation()
  const address = tidyLink(text)
  if (address === '') return null
  if (!isWebAddress(address)) return <p>{t('case.link.noAddress')}</p>
  return (
    <a className={styles['link']} href={address} target="_blank" rel="noopener noreferrer">
      <ExternalLink />
      {t('case.link.open')}
    </a>
  )
}
