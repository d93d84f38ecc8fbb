// What of fontkit and of brotli's decoder is used here: neither brings types of its own.
declare module 'fontkit' {
  export type PathCommand = { command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'; args: number[] }

  export interface Glyph {
    readonly id: number
    readonly path: { readonly commands: readonly PathCommand[] }
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[]
    readonly positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[]
    readonly advanceWidth: number
  }

  export interface Font {
    readonly unitsPerEm: number
    readonly variationAxes: Readonly<Record<string, unknown>>
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): GlyphRun
    getVariation(settings: Readonly<Record<string, number>>): Font
  }

  export function create(bytes: Uint8Array): Font
}

declare module 'brotli/decompress.js' {
  export default function decompress(bytes: Uint8Array, size?: number): Uint8Array
}
