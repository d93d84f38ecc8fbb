/** At hand on wide screens, in this order. */
export const wideTools = ['select', 'hand', 'note', 'text', 'arrow', 'draw', 'eraser', 'asset'] as const
/** At hand on phones. */
export const narrowTools = ['select', 'note', 'hand', 'draw'] as const

const furtherTools = ['highlight', 'line', 'rectangle', 'ellipse', 'laser'] as const

/** What is behind "more" when `shown` is at hand. */
export function moreTools(shown: readonly string[]): string[] {
  return [...wideTools, ...furtherTools].filter((tool) => !shown.includes(tool))
}
