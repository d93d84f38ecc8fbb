const wideTools = ['select', 'hand', 'note', 'text', 'arrow', 'draw', 'eraser', 'asset'] as const
const furtherTools = ['highlight', 'line', 'rectangle', 'ellipse', 'frame', 'laser'] as const

/**
 * The tools at hand, in their order, by the room there is. In the middle one fewer: the bar may never reach tldraw's mark
 * in the corner.
 */
export const toolsAtHand = {
  narrow: ['select', 'note', 'hand', 'draw'],
  middle: ['select', 'hand', 'note', 'text', 'arrow', 'draw', 'eraser'],
  wide: wideTools,
} as const

/** All that viewers need: to look and to move about. */
export const readonlyTools = ['select', 'hand'] as const

/** What is behind "more" when `shown` is at hand. */
export function moreTools(shown: readonly string[]): string[] {
  return [...wideTools, ...furtherTools].filter((tool) => !shown.includes(tool))
}
