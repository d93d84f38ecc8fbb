import type { Editor, TLNoteShape, TLShapeId } from '@tldraw/tldraw'
import { boardFontFamily } from './boardFonts.ts'

const notesAtOnce = 40

/**
 * Measures notes again when slices of the board's font arrive, and all of them once at the start: a note whose text was
 * measured in a stand-in font breaks its lines elsewhere. Returns the way to stop.
 */
export function keepNotesMeasured(editor: Editor): () => void {
  const waiting = new Set<TLShapeId>()
  let frame = 0

  const measureSome = (): void => {
    const some = [...waiting].slice(0, notesAtOnce)
    for (const id of some) waiting.delete(id)
    remeasureNotes(editor, some)
    frame = waiting.size > 0 ? requestAnimationFrame(measureSome) : 0
  }
  const measureAll = (): void => {
    for (const shape of editor.getCurrentPageShapes()) if (shape.type === 'note') waiting.add(shape.id)
    if (frame === 0) frame = requestAnimationFrame(measureSome)
  }
  const onFonts = (event: Event): void => {
    if (event instanceof FontFaceSetLoadEvent && event.fontfaces.some(isBoardFont)) measureAll()
  }

  document.fonts.addEventListener('loadingdone', onFonts)
  measureAll()
  return () => {
    document.fonts.removeEventListener('loadingdone', onFonts)
    cancelAnimationFrame(frame)
  }
}

/**
 * Computes how far the notes in `ids` grow and how large their text is, from the text they have now. Shown here only and
 * not written to the document: everybody computes the same, and 100 people must not write it 100 times.
 */
export function remeasureNotes(editor: Editor, ids: readonly TLShapeId[]): void {
  const measured = ids.flatMap((id) => {
    const note = editor.getShape<TLNoteShape>(id)
    if (note?.type !== 'note') return []
    // tldraw keeps measurements by record: a copy is measured anew.
    const copy = { ...note }
    const next = editor.getShapeUtil<TLNoteShape>('note').onBeforeCreate?.(copy)
    return next ? [next] : []
  })
  if (measured.length > 0) editor.store.mergeRemoteChanges(() => editor.store.put(measured))
}

function isBoardFont(face: FontFace): boolean {
  return face.family.replaceAll(/['"]/g, '') === boardFontFamily
}
