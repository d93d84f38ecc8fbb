import type { Editor, TLNoteShape, TLShapeId } from '@tldraw/tldraw'
import { boardFontFamily, pageFontFamily } from '../matrix/boardFonts.ts'
import { forgetMeasures, withMeasures } from './measureNote.ts'

const notesAtOnce = 40

/** `measure`: these shapes may have changed without tldraw measuring them; what is no note is passed over. */
export type NotesMeasuring = { measure(ids: readonly TLShapeId[]): void; stop(): void }

/**
 * Measures notes again when what they measure may have changed without tldraw noticing: when slices of the board's font
 * arrive (a text measured in a stand-in font breaks its lines elsewhere), once at the start, and when told.
 */
export function keepNotesMeasured(editor: Editor): NotesMeasuring {
  const waiting = new Set<TLShapeId>()
  let frame = 0

  const measureSome = (): void => {
    const some = [...waiting].slice(0, notesAtOnce)
    for (const id of some) waiting.delete(id)
    frame = waiting.size > 0 ? requestAnimationFrame(measureSome) : 0
    remeasureNotes(editor, some)
  }
  const measure = (ids: Iterable<TLShapeId>): void => {
    for (const id of ids) waiting.add(id)
    if (frame === 0 && waiting.size > 0) frame = requestAnimationFrame(measureSome)
  }
  const onFonts = (event: Event): void => {
    if (!(event instanceof FontFaceSetLoadEvent && event.fontfaces.some(isBoardFont))) return
    forgetMeasures()
    measure(editor.getCurrentPageShapeIds())
  }

  document.fonts.addEventListener('loadingdone', onFonts)
  measure(editor.getCurrentPageShapeIds())
  return {
    measure,
    stop() {
      document.fonts.removeEventListener('loadingdone', onFonts)
      cancelAnimationFrame(frame)
    },
  }
}

// How far a note grows and how large its text is, from the text it has now. Shown here only and not written to the
// document: everybody computes the same, and a hundred people must not write it a hundred times.
export function remeasureNotes(editor: Editor, ids: readonly TLShapeId[]): void {
  const measured = ids.flatMap((id) => {
    const note = editor.getShape<TLNoteShape>(id)
    if (note?.type !== 'note') return []
    const next = withMeasures(editor, note)
    return next ? [next] : []
  })
  if (measured.length > 0) editor.store.mergeRemoteChanges(() => editor.store.put(measured))
}

function isBoardFont(face: FontFace): boolean {
  const family = face.family.replaceAll(/['"]/g, '')
  return family === boardFontFamily || family === pageFontFamily
}
