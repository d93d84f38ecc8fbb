import type { Editor, TLShapeId } from '@tldraw/tldraw'
import type { Rectangle } from '../../../shared/board/plane.ts'

/** What a note covers of the screen, in pixels from the canvas' corner; undefined when there is no such note. */
export function noteOnScreen(editor: Editor, id: TLShapeId): Rectangle | undefined {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return undefined
  const zoom = editor.getZoomLevel()
  const { x, y } = editor.pageToViewport(bounds.point)
  return { x, y, w: bounds.w * zoom, h: bounds.h * zoom }
}
