/** tldraw's colours around the circle: from which hue on, in degrees, and what the pale one of them is called. */
const hues: readonly [from: number, color: string, pale: string][] = [
  [0, 'red', 'light-red'],
  [16, 'orange', 'orange'],
  [44, 'yellow', 'yellow'],
  [70, 'green', 'light-green'],
  [165, 'light-blue', 'light-blue'],
  [215, 'blue', 'light-blue'],
  [255, 'violet', 'light-violet'],
  [325, 'red', 'light-red'],
]

/** tldraw's name of the colour that comes nearest to `#rrggbb`; `fallback` for everything else. */
export function nearestColor(color: string, fallback: string): string {
  const [, digits = ''] =
    /^#([0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(color.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3')) ?? []
  if (digits === '') return fallback
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
  const most = Math.max(red, green, blue)
  const span = most - Math.min(red, green, blue)
  const light = most - span / 2
  if (span < 0.1) return light > 0.95 ? 'white' : light > 0.35 ? 'grey' : 'black'
  const sector = most === red ? ((green - blue) / span + 6) % 6 : most === green ? (blue - red) / span + 2 : (red - green) / span + 4
  const hue = hues.findLast(([from]) => sector * 60 >= from)
  return hue ? hue[light > 0.72 ? 2 : 1] : fallback
}
