import type { Editor } from '@tldraw/tldraw'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { validRecord } from '../../shared/document/validRecord.ts'
import type { DeletedNote } from '../http/deletedNotesApi.ts'
import { bringBack, type LostShape } from '../notes/bringBack.ts'
import { flyToNote } from '../notes/flyToNote.ts'
import { showToast } from '../ui/toasts.ts'

/** Brings deleted notes back to where they were, as one step of mine; says so, and shows a single one. */
export function useBringBack(editor: Editor): (deleted: readonly DeletedNote[]) => void {
  const { t } = useTranslation()
  return useCallback(
    (deleted) => {
      const back = bringBack(
        editor,
        deleted.flatMap((one) => lostShape(editor, one) ?? []),
      )
      const [first] = back
      if (first === undefined) return showToast(t('trash.notBack'))
      if (back.length === 1) flyToNote(editor, first)
      else editor.select(...back)
      showToast(t('trash.back', { count: back.length }), { label: t('trash.undo'), run: () => editor.undo() })
    },
    [editor, t],
  )
}

function lostShape(editor: Editor, { note, place }: DeletedNote): LostShape | undefined {
  const record = validRecord(editor.store.schema, note)
  return record?.typeName === 'shape' ? { shape: record, place } : undefined
}
