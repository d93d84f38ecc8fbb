import type { TLGeoShape } from '@tldraw/tlschema'
import type { Point } from '../board/plane.ts'
import type { Outline } from '../typeset/outline.ts'

type Geo = TLGeoShape['props']['geo']

/** The outline of one of tldraw's shapes, and what is drawn inside of it. In canvas pixels from its upper left corner. */
export function geoOutline(geo: Geo, w: number, h: number): { edge: Outline; inside: Outline } {
  if (geo === 'ellipse') return { edge: ellipse(w, h), inside: [] }
  if (geo === 'oval') return { edge: stadium(w, h), inside: [] }
  if (geo === 'cloud') return { edge: cloud(w, h), inside: [] }
  if (geo === 'heart') return { edge: heart(w, h), inside: [] }
  if (geo === 'x-box') return { edge: lines(rectangle(w, h)), inside: cross(w, h) }
  if (geo === 'check-box') return { edge: lines(rectangle(w, h)), inside: tick(w, h) }
  return { edge: lines(cornersOfGeo(geo, w, h)), inside: [] }
}

function cornersOfGeo(geo: Exclude<Geo, 'ellipse' | 'oval' | 'cloud' | 'heart' | 'x-box' | 'check-box'>, w: number, h: number): Pair[] {
  const lean = Math.min(w * 0.38, h * 0.38)
  const head = Math.min(w, h) * 0.38
  const [sideX, sideY] = [w * 0.16, h * 0.16]
  switch (geo) {
    case 'rectangle':
      return rectangle(w, h)
    case 'diamond':
      return [
        [w / 2, 0],
        [w, h / 2],
        [w / 2, h],
        [0, h / 2],
      ]
    case 'triangle':
      return [
        [w / 2, 0],
        [w, h],
        [0, h],
      ]
    case 'trapezoid':
      return [
        [lean, 0],
        [w - lean, 0],
        [w, h],
        [0, h],
      ]
    case 'rhombus':
      return [
        [lean, 0],
        [w, 0],
        [w - lean, h],
        [0, h],
      ]
    case 'rhombus-2':
      return [
        [0, 0],
        [w - lean, 0],
        [w, h],
        [lean, h],
      ]
    case 'pentagon':
      return polygon(5, w, h)
    case 'hexagon':
      return polygon(6, w, h)
    case 'octagon':
      return polygon(8, w, h)
    case 'star':
      return fitted(
        Array.from({ length: 10 }, (_, at) => onCircle(at / 10, at % 2 === 0 ? 1 : 0.5)),
        w,
        h,
      )
    case 'arrow-up':
      return [
        [w / 2, 0],
        [w, head],
        [w - sideX, head],
        [w - sideX, h],
        [sideX, h],
        [sideX, head],
        [0, head],
      ]
    case 'arrow-down':
      return [
        [sideX, 0],
        [w - sideX, 0],
        [w - sideX, h - head],
        [w, h - head],
        [w / 2, h],
        [0, h - head],
        [sideX, h - head],
      ]
    case 'arrow-left':
      return [
        [head, 0],
        [head, sideY],
        [w, sideY],
        [w, h - sideY],
        [head, h - sideY],
        [head, h],
        [0, h / 2],
      ]
    case 'arrow-right':
      return [
        [0, sideY],
        [w - head, sideY],
        [w - head, 0],
        [w, h / 2],
        [w - head, h],
        [w - head, h - sideY],
        [0, h - sideY],
      ]
  }
}

function cross(w: number, h: number): Outline {
  return [
    ['M', 0, 0],
    ['L', w, h],
    ['M', w, 0],
    ['L', 0, h],
  ]
}

function tick(w: number, h: number): Outline {
  const side = Math.min(w, h) * 0.82
  const [x, y] = [(w - side) / 2, (h - side) / 2]
  return [
    ['M', x + side * 0.25, y + side * 0.52],
    ['L', x + side * 0.45, y + side * 0.82],
    ['L', x + side * 0.82, y + side * 0.22],
  ]
}

type Pair = readonly [x: number, y: number]

function lines(corners: readonly Pair[]): Outline {
  return [...corners.map(([x, y], at) => [at === 0 ? 'M' : 'L', x, y] as const), ['Z']]
}

function rectangle(w: number, h: number): Pair[] {
  return [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ]
}

function polygon(sides: number, w: number, h: number): Pair[] {
  return fitted(
    Array.from({ length: sides }, (_, at) => onCircle((at + (sides === 8 ? 0.5 : 0)) / sides, 1)),
    w,
    h,
  )
}

// From the top, clockwise.
function onCircle(turn: number, radius: number): Pair {
  const angle = turn * 2 * Math.PI - Math.PI / 2
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

function fitted(points: readonly Pair[], w: number, h: number): Pair[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [across, down] = [Math.max(...xs) - left, Math.max(...ys) - top]
  return points.map(([x, y]) => [((x - left) / across) * w, ((y - top) / down) * h])
}

/** A quarter of a circle as a cubic curve. */
const quarter = 0.5523

function ellipse(w: number, h: number): Outline {
  return rounded(w, h, { x: w / 2, y: h / 2 })
}

function stadium(w: number, h: number): Outline {
  const radius = Math.min(w, h) / 2
  return rounded(w, h, { x: radius, y: radius })
}

function rounded(w: number, h: number, { x: rx, y: ry }: Point): Outline {
  const [kx, ky] = [rx * (1 - quarter), ry * (1 - quarter)]
  return [
    ['M', rx, 0],
    ['L', w - rx, 0],
    ['C', w - kx, 0, w, ky, w, ry],
    ['L', w, h - ry],
    ['C', w, h - ky, w - kx, h, w - rx, h],
    ['L', rx, h],
    ['C', kx, h, 0, h - ky, 0, h - ry],
    ['L', 0, ry],
    ['C', 0, ky, kx, 0, rx, 0],
    ['Z'],
  ]
}

function heart(w: number, h: number): Outline {
  const [o, k] = [w / 4, h / 4]
  return [
    ['M', w / 2, h],
    ['C', o * 1.5, k * 3, 0, k * 2.5, 0, k * 1.2],
    ['C', 0, -k * 0.32, o * 1.85, -k * 0.32, w / 2, k * 0.9],
    ['C', o * 2.15, -k * 0.32, w, -k * 0.32, w, k * 1.2],
    ['C', w, k * 2.5, o * 2.5, k * 3, w / 2, h],
    ['Z'],
  ]
}

// Bumps along an ellipse a little smaller than its box.
function cloud(w: number, h: number): Outline {
  const bumps = Math.max(8, Math.min(24, Math.round((w + h) / 50)))
  const at = (turn: number, share: number): Point => ({
    x: w / 2 + (w / 2) * share * Math.cos(turn * 2 * Math.PI),
    y: h / 2 + (h / 2) * share * Math.sin(turn * 2 * Math.PI),
  })
  const from = at(0, 0.86)
  const curves = Array.from({ length: bumps }, (_, bump) => {
    const [one, two, end] = [at((bump + 0.15) / bumps, 1.06), at((bump + 0.85) / bumps, 1.06), at((bump + 1) / bumps, 0.86)]
    return ['C', one.x, one.y, two.x, two.y, end.x, end.y] as const
  })
  return [['M', from.x, from.y], ...curves, ['Z']]
}
