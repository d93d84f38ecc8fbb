/** A colour in linear light: red, green, blue, 0 to 1. */
type Rgb = readonly [number, number, number]
type Matrix = readonly [Rgb, Rgb, Rgb]

/** How people see: with all three kinds of cones, or without one of them. */
export const visions = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const
export type Vision = (typeof visions)[number]

/** Machado, Oliveira, Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency", severity 1, on linear RGB. */
const matrixByVision: Record<Vision, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** How different two colours (`#rrggbb`) look to somebody, as CIEDE2000 has it: 1 is just to be seen side by side. */
export function differenceSeen(one: string, other: string, vision: Vision): number {
  return ciede2000(labOf(seen(linearOf(one), vision)), labOf(seen(linearOf(other), vision)))
}

function linearOf(color: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function seen([red, green, blue]: Rgb, vision: Vision): Rgb {
  const [r, g, b] = matrixByVision[vision]
  const mixed = (row: Rgb): number => Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue))
  return [mixed(r), mixed(g), mixed(b)]
}

// CIE L*a*b*, white point D65.
function labOf([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

// Sharma, Wu, Dalal 2005, "The CIEDE2000 color-difference formula".
export function ciede2000([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const degrees = Math.PI / 180
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)))
  const [ap1, ap2] = [(1 + g) * a1, (1 + g) * a2]
  const [c1, c2] = [Math.hypot(ap1, b1), Math.hypot(ap2, b2)]
  const [h1, h2] = [hueOf(ap1, b1), hueOf(ap2, b2)]
  const isGrey = c1 * c2 === 0
  let turn = isGrey ? 0 : h2 - h1
  if (turn > 180) turn -= 360
  if (turn < -180) turn += 360
  const lightness = (l1 + l2) / 2
  const chroma = (c1 + c2) / 2
  const sum = h1 + h2
  const hue = isGrey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  const t =
    1 -
    0.17 * Math.cos((hue - 30) * degrees) +
    0.24 * Math.cos(2 * hue * degrees) +
    0.32 * Math.cos((3 * hue + 6) * degrees) -
    0.2 * Math.cos((4 * hue - 63) * degrees)
  const dl = (l2 - l1) / (1 + (0.015 * (lightness - 50) ** 2) / Math.sqrt(20 + (lightness - 50) ** 2))
  const dc = (c2 - c1) / (1 + 0.045 * chroma)
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * degrees)) / (1 + 0.015 * chroma * t)
  const rotation = 30 * Math.exp(-(((hue - 275) / 25) ** 2))
  const weight = -Math.sin(2 * rotation * degrees) * 2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + weight * dc * dh)
}

function hueOf(a: number, b: number): number {
  if (a === 0 && b === 0) return 0
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
}
