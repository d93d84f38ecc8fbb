import type { FontSlice, TypefaceSource } from '../../../shared/typeset/typeface.ts'
import type { Range } from '../../../shared/typeset/unicodeRange.ts'
import { signSlices } from './signSlices.ts'

/** Where a slice of a font is, and what characters it has. */
export type SliceAddress = { url: string; ranges: readonly Range[] }

/** The product's letters and signs, fetched from our own server when they are needed; for all else, what the device draws. */
export function fontSource(letters: readonly SliceAddress[], drawOther: TypefaceSource['drawOther']): TypefaceSource {
  return { letters: letters.map(sliceAt), signs: signSlices.map(sliceAt), ...(drawOther && { drawOther }) }
}

function sliceAt({ url, ranges }: SliceAddress): FontSlice {
  return { ranges, load: () => fetchFont(url) }
}

async function fetchFont(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The server has no font at ${url}`)
  return new Uint8Array(await response.arrayBuffer())
}
