import type { Editor, TLNoteShape, TLRecord, TLShapeId } from '@tldraw/tldraw'
import { boardFontFamily, pageFontFamily } from '../matrix/boardFonts.ts'

const notesAtOnce = 40

/**
 * Measures notes again when what they measure may have changed without tldraw noticing: when slices of the board's font
 * arrive (a text measured in a stand-in font breaks its lines elsewhere), when a text came from others, and once at the
 * start. Returns the way to stop.
 */
export function keepNotesMeasured(editor: Editor): () => void {
  const waiting = new Set<TLShapeId>()
  let frame = 0

  const measureSome = (): void => {
    const some = [...waiting].slice(0, notesAtOnce)
    for (const id of some) waiting.delete(id)
    frame = waiting.size > 0 ? requestAnimationFrame(measureSome) : 0
    remeasureNotes(editor, some)
  }
  const measureLater = (notes: Iterable<TLRecord>): void => {
    for (const note of notes) if (isNote(note)) waiting.add(note.id)
    if (frame === 0 && waiting.size > 0) frame = requestAnimationFrame(measureSome)
  }
  const onFonts = (event: Event): void => {
    if (event instanceof FontFaceSetLoadEvent && event.fontfaces.some(isBoardFont)) measureLater(editor.getCurrentPageShapes())
  }

  const stopListening = editor.store.listen(
    ({ changes }) => {
      measureLater(Object.values(changes.added))
      measureLater(Object.values(changes.updated).flatMap(([before, after]) => (isSameText(before, after) ? [] : [after])))
    },
    { source: 'remote', scope: 'document' },
  )
  document.fonts.addEventListener('loadingdone', onFonts)
  measureLater(editor.getCurrentPageShapes())
  return () => {
    stopListening()
    document.fonts.removeEventListener('loadingdone', onFonts)
    cancelAnimationFrame(frame)
  }
}

// How far a note grows and how large its text is, from the text it has now. Shown here only and not written to the
// document: everybody computes the same, and a hundred people must not write it a hundred times.
export function remeasureNotes(editor: Editor, ids: readonly TLShapeId[]): void {
  const measured = ids.flatMap((id) => {
    const note = editor.getShape(id)
    if (!note || !isNote(note)) return []
    // tldraw keeps measurements by record: a copy is measured anew.
    const next = editor.getShapeUtil<TLNoteShape>('note').onBeforeCreate?.({ ...note })
    return next ? [next] : []
  })
  if (measured.length > 0) editor.store.mergeRemoteChanges(() => editor.store.put(measured))
}

function isNote(record: TLRecord): record is TLNoteShape {
  return record.typeName === 'shape' && record.type === 'note'
}

function isSameText(before: TLRecord, after: TLRecord): boolean {
  return !isNote(before) || !isNote(after) || before.props.richText === after.props.richText
}

function isBoardFont(face: FontFace): boolean {
  const family = face.family.replaceAll(/['"]/g, '')
  return family === boardFontFamily || family === pageFontFamily
}
