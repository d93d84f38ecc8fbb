import type { FilePart } from '../export/fileParts.ts'
import { svgPathOf, transformed } from '../typeset/outline.ts'
import type { Ink, LetterInk, Stroke } from './ink.ts'
import type { Lettering, LetterStyle } from './lettering.ts'

/** How far a halo reaches on either side together, in thousandths of the letters' size. */
const haloWidth = 140

/** Writes inks as SVG. Each glyph and each edge is defined once, in `definitions`, which is complete when everything else has been written. */
export class SvgWriter {
  readonly #lettering: Lettering
  readonly #glyphs = new Map<string, { id: string; cluster: string; style: LetterStyle }>()
  readonly #clips = new Map<string, string>()

  constructor(lettering: Lettering) {
    this.#lettering = lettering
  }

  write(ink: Ink): FilePart[] {
    switch (ink.kind) {
      case 'path':
        return [`<path d="${ink.d}"${fillOf(ink.fill)}${strokeOf(ink.stroke)}${opacityOf(ink.opacity)}/>`]
      case 'letters':
        return [this.#letters(ink)]
      case 'image': {
        const { x, y, w, h } = ink.box
        const place = `x="${rounded(x)}" y="${rounded(y)}" width="${rounded(w)}" height="${rounded(h)}" preserveAspectRatio="none"`
        const missing = ink.missing.flatMap((part) => this.write(part)).filter((part) => typeof part === 'string')
        return [{ image: ink.upload, before: `<image ${place} xlink:href="`, after: '"/>', missing: missing.join('') }]
      }
      case 'group': {
        const inner = ink.inks.flatMap((part) => this.write(part))
        if (inner.length === 0) return []
        const transform = ink.transform ? ` transform="matrix(${ink.transform.map((number) => rounded(number, 5)).join(' ')})"` : ''
        const clip = ink.clip ? ` clip-path="url(#${this.#clipId(ink.clip)})"` : ''
        return [`<g${transform}${clip}${opacityOf(ink.opacity)}>`, ...inner, '</g>']
      }
    }
  }

  get definitions(): string {
    const glyphs = [...this.#glyphs.values()].map(({ id, cluster, style }) => {
      const { outline, advance, isNumber } = this.#lettering.glyph(cluster, style)
      // Where the page leaves room for one letter, a number in its place has no more.
      const scale = isNumber ? Math.min(1, 1000 / advance) : 1
      return `<path id="${id}" d="${svgPathOf(transformed(outline, [scale, 0, 0, -scale, 0, 0]), 0)}"/>`
    })
    const clips = [...this.#clips].map(([d, id]) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`)
    return [...glyphs, ...clips].join('')
  }

  #letters({ letters, style, size, color, halo, opacity }: LetterInk): string {
    const scale = rounded(size / 1000, 5)
    const uses = letters
      .filter(({ cluster }) => cluster.trim() !== '')
      .map(
        ({ cluster, x, y }) =>
          `<use xlink:href="#${this.#glyphId(cluster, style)}" transform="matrix(${scale} 0 0 ${scale} ${rounded(x)} ${rounded(y)})"/>`,
      )
      .join('')
    if (uses === '') return ''
    const around = halo ? `<g fill="none" stroke="${halo}" stroke-width="${haloWidth}">${uses}</g>` : ''
    return `${around}<g fill="${color}"${opacityOf(opacity)}>${uses}</g>`
  }

  #glyphId(cluster: string, style: LetterStyle): string {
    const key = `${style.family} ${style.weight} ${style.isItalic} ${cluster}`
    const glyph = this.#glyphs.get(key) ?? { id: `g${this.#glyphs.size + 1}`, cluster, style }
    this.#glyphs.set(key, glyph)
    return glyph.id
  }

  #clipId(d: string): string {
    const id = this.#clips.get(d) ?? `c${this.#clips.size + 1}`
    this.#clips.set(d, id)
    return id
  }
}

function fillOf(fill: string | undefined): string {
  return ` fill="${fill ?? 'none'}"`
}

function strokeOf(stroke: Stroke | undefined): string {
  if (!stroke) return ''
  const dash = stroke.dash ? ` stroke-dasharray="${stroke.dash.map((length) => rounded(length)).join(' ')}"` : ''
  return ` stroke="${stroke.color}" stroke-width="${rounded(stroke.width)}"${dash}`
}

function opacityOf(opacity: number | undefined): string {
  return opacity === undefined || opacity === 1 ? '' : ` opacity="${rounded(opacity)}"`
}

function rounded(number: number, decimals = 2): number {
  return Number(number.toFixed(decimals)) + 0
}
