/** A step of a path: to a point straight, along a curve with one or two guiding points, or back to where the contour began. */
export type Step =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['Q', x1: number, y1: number, x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z']

/** A path to fill or to draw. In which unit, and whether y grows upwards, says whoever has one. */
export type Outline = readonly Step[]

/** The outline with each point (x, y) at (a x + c y + e, b x + d y + f), as SVG's `matrix(a b c d e f)` has it. */
export function transformed(outline: Outline, [a, b, c, d, e, f]: Transform): Outline {
  const x = (px: number, py: number): number => a * px + c * py + e
  const y = (px: number, py: number): number => b * px + d * py + f
  return outline.map((step): Step => {
    switch (step[0]) {
      case 'M':
      case 'L':
        return [step[0], x(step[1], step[2]), y(step[1], step[2])]
      case 'Q':
        return ['Q', x(step[1], step[2]), y(step[1], step[2]), x(step[3], step[4]), y(step[3], step[4])]
      case 'C': {
        const [, x1, y1, x2, y2, px, py] = step
        return ['C', x(x1, y1), y(x1, y1), x(x2, y2), y(x2, y2), x(px, py), y(px, py)]
      }
      case 'Z':
        return step
    }
  })
}

/** As SVG's `matrix(a b c d e f)`. */
export type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** The outline as SVG writes it, with as many decimals. */
export function svgPathOf(outline: Outline, decimals: number): string {
  return outline.map(([command, ...numbers]) => command + numbers.map((number) => Number(number.toFixed(decimals))).join(' ')).join('')
}
