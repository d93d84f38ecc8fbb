import { makeHandout } from '../../../shared/handout/makeHandout.ts'
import type { HandoutSource } from '../../../shared/handout/layOutHandout.ts'
import type { WantedGlyph } from '../texts/glyphRegistry.ts'
import { deflate } from './deflate.ts'
import { drawOther } from './drawOther.ts'
import { fontSource, type SliceAddress } from './fontSource.ts'
import { drawGlyphs, type FontOfFamily } from './glyphDrawings.ts'

/** What the page asks for: a handout as PDF, or glyphs as SVG. `slices`: where the letters of the board's font are. */
export type PrintRequest = { slices: readonly SliceAddress[] } & (
  | { kind: 'handout'; source: HandoutSource }
  | { kind: 'glyphs'; glyphs: readonly WantedGlyph[]; families: readonly FontOfFamily[] }
)

/** What it hears: how far it is (0 to 1), and at last the file or that it failed. */
export type PrintReply = { kind: 'progress'; part: number } | { kind: 'done'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'failed' }

addEventListener('message', ({ data }: MessageEvent<PrintRequest>) => void answer(data))

async function answer(request: PrintRequest): Promise<void> {
  try {
    reply({ kind: 'done', bytes: new Uint8Array(await make(request)) })
  } catch {
    reply({ kind: 'failed' })
  }
}

async function make(request: PrintRequest): Promise<Uint8Array> {
  const fonts = fontSource(request.slices, drawOther)
  switch (request.kind) {
    case 'handout':
      return makeHandout(request.source, { fonts, deflate, onProgress: (part) => reply({ kind: 'progress', part }) })
    case 'glyphs':
      return new TextEncoder().encode(await drawGlyphs(request.glyphs, request.families, fonts))
  }
}

function reply(message: PrintReply): void {
  postMessage(message)
}
