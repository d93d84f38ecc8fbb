import type { Editor, TLShapeId, VecLike } from '@tldraw/tldraw'
import i18next from 'i18next'
import { openImport } from '../../notes/importDoor.ts'
import { showToast } from '../../ui/toasts.ts'
import { makeNoteAt, makeNotesInTray, mostNotesAtOnce } from './makeNotes.ts'
import { readPasted, type PastedNotes } from './pastedNotes.ts'
import { scoredRows } from './scoredRows.ts'
import { tableTexts } from './tableTexts.ts'

/** Text on its way from the clipboard. `html`: what came with it. */
export type PastedText = { text: string; html: string | undefined; point: VecLike }

/**
 * Makes notes of pasted text: one, or several from a list or the rows of a spreadsheet. What was most likely meant is done at once, and the
 * other is offered for a while. A table with scores is looked at first. `point`: where a single note goes, on the page.
 */
export function pasteText(editor: Editor, { text, html, point }: PastedText): void {
  if (editor.getIsReadonly()) return
  const rows = scoredRows(text, html)
  if (rows && openImport(editor, { kind: 'table', rows })) return
  const pasted = readPasted(text, html === undefined ? undefined : tableTexts(html))
  if (pasted.whole === '') return
  if (pasted.texts.length < 2) makeNoteAt(editor, pasted.texts[0] ?? pasted.whole, point)
  else if (pasted.asList) pasteList(editor, pasted, point, [])
  else pasteWhole(editor, pasted, point, [])
}

function pasteList(editor: Editor, pasted: PastedNotes, point: VecLike, inPlaceOf: readonly TLShapeId[]): void {
  const ids = replace(editor, inPlaceOf, () => makeNotesInTray(editor, pasted.texts))
  showToast(i18next.t('canvas.paste.several', { count: pasted.texts.length }), {
    label: i18next.t('canvas.paste.asOne'),
    run: () => pasteWhole(editor, pasted, point, ids),
  })
}

function pasteWhole(editor: Editor, pasted: PastedNotes, point: VecLike, inPlaceOf: readonly TLShapeId[]): void {
  const ids = replace(editor, inPlaceOf, () => makeNoteAt(editor, pasted.whole, point))
  const count = pasted.texts.length
  if (count > mostNotesAtOnce) {
    showToast(i18next.t('canvas.paste.tooMany', { count, most: mostNotesAtOnce }))
    return
  }
  showToast(i18next.t('canvas.paste.one'), {
    label: i18next.t('canvas.paste.asSeveral', { count }),
    run: () => pasteList(editor, pasted, point, ids),
  })
}

// One step takes both back: what goes and what comes.
function replace(editor: Editor, inPlaceOf: readonly TLShapeId[], make: () => TLShapeId[]): TLShapeId[] {
  if (inPlaceOf.length === 0) return make()
  editor.markHistoryStoppingPoint('paste otherwise')
  const mark = editor.markHistoryStoppingPoint('replace pasted notes')
  editor.deleteShapes(inPlaceOf.filter((id) => editor.getShape(id)))
  const ids = make()
  editor.squashToMark(mark)
  return ids
}
