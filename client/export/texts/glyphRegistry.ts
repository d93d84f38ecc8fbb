import type { LetterStyle } from './textRuns.ts'

/** A character of a picture in one look. */
export type WantedGlyph = { id: string; cluster: string; style: LetterStyle }

/** Names for the glyphs of a picture: each is drawn once and used wherever it stands. */
export class GlyphRegistry {
  readonly #glyphs = new Map<string, WantedGlyph>()

  idOf(cluster: string, style: LetterStyle): string {
    const key = `${style.families} ${style.weight} ${style.isItalic} ${cluster}`
    const known = this.#glyphs.get(key)
    if (known) return known.id
    const glyph = { id: `g${this.#glyphs.size + 1}`, cluster, style }
    this.#glyphs.set(key, glyph)
    return glyph.id
  }

  all(): WantedGlyph[] {
    return [...this.#glyphs.values()]
  }
}
