import { paint, rounded, svgElement } from './svgParts.ts'
import { rowsOf, type TextRun } from './textRuns.ts'

/** What is marked with a pen: the colour behind a run's letters, in each of its rows. */
export function groundBelow({ letters, size }: TextRun, color: string): SVGPathElement {
  const parts = rowsOf(letters).map(({ left, right, y }) => {
    const [top, height] = [y - size * 0.95, size * 1.25]
    return `M${rounded(left)} ${rounded(top)}H${rounded(right)}v${rounded(height)}H${rounded(left)}Z`
  })
  return svgElement('path', { d: parts.join(''), ...paint(color, 'fill') })
}

/** A line under a run's letters or through them, in each of its rows. */
export function lineAlong({ letters, size, color }: TextRun, line: TextRun['lines'][number]): SVGPathElement {
  const shift = line === 'underline' ? size * 0.12 : -size * 0.3
  const parts = rowsOf(letters).map(({ left, right, y }) => `M${rounded(left)} ${rounded(y + shift)}H${rounded(right)}`)
  return svgElement('path', { d: parts.join(''), fill: 'none', 'stroke-width': size * 0.06, ...paint(color, 'stroke') })
}
