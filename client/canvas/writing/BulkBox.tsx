import { useEditor } from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { listLines } from '../../../shared/board/listLines.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { isComposing } from '../../ui/isComposing.ts'
import { takeFocus } from '../../ui/takeFocus.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { bulkBoxOf } from './bulkBoxOf.ts'
import styles from './BulkBox.module.css'
import { makeNotesInTray, mostNotesAtOnce } from './makeNotes.ts'

/** A box to write many notes in, one line a note. What is in it stays there when it is closed without making them. */
export function BulkBox(): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const isOpen = bulkBoxOf(editor)
  const open = useReadable(isOpen)
  const [text, setText] = useState('')
  const lines = listLines(text)
  const isTooMany = lines.length > mostNotesAtOnce

  function make(): void {
    if (lines.length === 0 || isTooMany) return
    isOpen.set(false)
    if (makeNotesInTray(editor, lines).length > 0) setText('')
    editor.focus()
  }

  return (
    <Dialog title={t('canvas.bulk.title')} lead={t('canvas.bulk.lead')} open={open} onClose={() => isOpen.set(false)}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          make()
        }}
      >
        <textarea
          className={styles['lines']}
          aria-label={t('canvas.bulk.lines')}
          aria-describedby="bulk-count"
          placeholder={t('canvas.bulk.placeholder')}
          value={text}
          ref={takeFocus}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return
            event.preventDefault()
            make()
          }}
        />
        <div className={styles['foot']}>
          <p id="bulk-count" className={styles['count']} role="status">
            {isTooMany
              ? t('canvas.bulk.tooMany', { most: mostNotesAtOnce, count: lines.length - mostNotesAtOnce })
              : t('canvas.bulk.count', { count: lines.length })}
          </p>
          <Button type="submit" look="primary" disabled={lines.length === 0 || isTooMany}>
            {t('canvas.bulk.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
