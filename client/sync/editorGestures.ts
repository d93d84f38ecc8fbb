import { react } from '@tldraw/state'
import type { Editor } from '@tldraw/tldraw'

/**
 * The states of tldraw 3.15.6's tools in which a hand changes records and has not let go. In the `pointing` states the
 * record is made that the drag after it moves or sizes; a click ends them with the record as it is.
 */
const gesturePaths: ReadonlySet<string> = new Set([
  'select.translating',
  'select.resizing',
  'select.rotating',
  'select.dragging_handle',
  'select.pointing_handle',
  'select.pointing_arrow_label',
  'select.crop.cropping',
  'select.crop.translating_crop',
  'draw.drawing',
  'highlight.drawing',
  'note.pointing',
  'text.pointing',
  'geo.pointing',
  'frame.pointing',
  'arrow.pointing',
  'line.pointing',
])

/** Whether a gesture is under way in `editor` right now. */
export function isGestureUnderWay(editor: Editor): boolean {
  return gesturePaths.has(editor.getPath())
}

/** Calls `onEnd` whenever a gesture has ended, after everything it did. Returns the way to stop. */
export function watchGestures(editor: Editor, onEnd: () => void): () => void {
  let wasUnderWay = false
  return react('gesture', () => {
    const isUnderWay = isGestureUnderWay(editor)
    if (wasUnderWay && !isUnderWay) onEnd()
    wasUnderWay = isUnderWay
  })
}
