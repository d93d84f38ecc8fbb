import { noteColors, notePapers, type NoteColor } from '../board/noteColors.ts'
import type { Outline, Step } from '../typeset/outline.ts'
import { rectanglePath, type Mark } from '../typeset/page.ts'
import { textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { onWhite, printColors } from './handoutStyle.ts'

/** How notes of one colour are drawn: the form says the same as the colour, for people and printers that see no colours. */
export type MarkerLook = { color: string; fill: string; form: Form; edge: Edge }
const forms = ['circle', 'square', 'diamond', 'hexagon'] as const
type Form = (typeof forms)[number]
const edges = ['fine', 'heavy', 'dashed'] as const
type Edge = (typeof edges)[number]

/** A look for each of these colours, in the order in which they are offered on the board: the plainest forms come first. */
export function markerLooks(colors: Iterable<string>): ReadonlyMap<string, MarkerLook> {
  const used = [...new Set(colors)].sort((one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1))
  return new Map(
    used.map((color, at) => {
      const form = forms[at % forms.length] ?? 'circle'
      const edge = edges[Math.floor(at / forms.length) % edges.length] ?? 'fine'
      return [color, { color, fill: fillOf(color), form, edge }]
    }),
  )
}

/** The room that a marker with this number takes. `size`: its height in points. */
export function markerSize(number: number | undefined, size: number): { w: number; h: number } {
  const digits = number === undefined ? 1 : String(number).length
  return { w: size * (1 + 0.26 * Math.max(0, digits - 2)), h: size }
}

/** A note's marker around its middle; without a number it is bare. */
export function markerMarks(
  { number, look, x, y, size }: { number: number | undefined; look: MarkerLook; x: number; y: number; size: number },
  typeface: Typeface,
): Mark[] {
  const { w, h } = markerSize(number, size)
  const width = Math.min(0.75, size * 0.06) * (look.edge === 'heavy' ? 2.6 : 1)
  const stroke = { color: printColors.ink, width, ...(look.edge === 'dashed' && { dash: [size * 0.16, size * 0.12] as const }) }
  const inside = look.edge === 'heavy' ? width / 2 : 0
  const marks: Mark[] = [{ kind: 'figure', path: formPath(look.form, x, y, w - inside, h - inside), fill: look.fill, stroke }]
  if (number === undefined) return marks
  const style = { size: size * 0.5, weight: 700 } as const
  const text = String(number)
  return [
    ...marks,
    { kind: 'text', ...style, text, color: printColors.ink, x: x - textWidth(text, style, typeface) / 2, y: y + style.size * 0.365 },
  ]
}

function rankOf(color: string): number {
  const rank = noteColors.findIndex((offered) => offered === color)
  return rank === -1 ? noteColors.length : rank
}

/** Papers of tldraw's other colours, which older boards may have. */
const otherPapers: Readonly<Record<string, string>> = {
  grey: '#c3c8cd',
  'light-violet': '#dfb0f9',
  yellow: '#fed49a',
  'light-blue': '#9dd5f9',
  'light-green': '#98d08a',
  red: '#fc8282',
}

function fillOf(color: string): string {
  // Paler than on the board: small figures stand on it.
  return onWhite(isOffered(color) ? notePapers[color].light : (otherPapers[color] ?? '#dddddd'), 0.7)
}

function isOffered(color: string): color is NoteColor {
  return rankOf(color) < noteColors.length
}

function formPath(form: Form, x: number, y: number, w: number, h: number): Outline {
  const [left, right, top, bottom] = [x - w / 2, x + w / 2, y - h / 2, y + h / 2]
  switch (form) {
    case 'circle':
      return pillPath(left, top, w, h)
    case 'square':
      return rectanglePath(left + h * 0.03, top + h * 0.03, w - h * 0.06, h * 0.94)
    case 'diamond': {
      const more = h * 0.14
      return polygon([x, top - more], [right + more, y], [x, bottom + more], [left - more, y])
    }
    case 'hexagon': {
      const cut = h * 0.27
      return polygon(
        [left + cut, top],
        [right - cut, top],
        [right + h * 0.06, y],
        [right - cut, bottom],
        [left + cut, bottom],
        [left - h * 0.06, y],
      )
    }
  }
}

function polygon(...points: readonly (readonly [x: number, y: number])[]): Outline {
  return [...points.map(([x, y], at): Step => [at === 0 ? 'M' : 'L', x, y]), ['Z']]
}

/** A quarter of a circle as a cubic curve. */
const quarter = 0.5523

function pillPath(x: number, y: number, w: number, h: number): Outline {
  const [r, k] = [h / 2, (h / 2) * (1 - quarter)]
  const [right, bottom] = [x + w, y + h]
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - k, y, right, y + k, right, y + r],
    ['C', right, bottom - k, right - k, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + k, bottom, x, bottom - k, x, bottom - r],
    ['C', x, y + k, x + k, y, x + r, y],
    ['Z'],
  ]
}
