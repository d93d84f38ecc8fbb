import type { TLFontFace } from '@tldraw/tldraw'
import { rangesOf, type Range } from '../../shared/typeset/unicodeRange.ts'

/**
 * Noto Sans JP under a name of the canvas' own. The canvas loads the slices that its texts need under this name and puts
 * just these into exported pictures; under the page's name tldraw would put all 124 slices (6 MB) into each.
 */
export const boardFontFamily = 'Flamingo Board'

/** The same font as ui/fonts.css declares it for the page: stands in until a slice has come. */
export const pageFontFamily = 'Noto Sans JP Variable'

/** For `font-family`: the board's font, else the page's, else any. */
export const boardFontStack = `'${boardFontFamily}', '${pageFontFamily}', 'Noto Sans JP', system-ui, sans-serif`

/**
 * The slices of the board's font that `text` needs, as the canvas loads and exports them: it fetches these before it
 * measures text, and puts them into exported pictures. Empty where there are no style sheets (tests).
 */
export function fontFacesFor(text: string): TLFontFace[] {
  const faceByPoint = facesByPoint()
  const faces = new Set<TLFontFace>()
  for (const character of text) {
    const face = faceByPoint.get(character.codePointAt(0) ?? 0)
    if (face) faces.add(face)
  }
  return [...faces]
}

type Slice = { face: TLFontFace; ranges: readonly Range[] }

/** All slices of the board's font: where each is, and what characters it has. Empty where there are no style sheets. */
export function boardFontSlices(): { url: string; ranges: readonly Range[] }[] {
  return [...readSlices()].map(({ face, ranges }) => ({ url: face.src.url ?? '', ranges }))
}

const known = new Map<number, TLFontFace>()

// One object for each slice for good: the canvas recognises a face by its identity.
function facesByPoint(): ReadonlyMap<number, TLFontFace> {
  if (known.size > 0 || typeof document === 'undefined') return known
  for (const { face, ranges } of readSlices()) {
    for (const [first, last] of ranges) {
      for (let point = first; point <= last; point++) known.set(point, face)
    }
  }
  return known
}

function* readSlices(): Generator<Slice> {
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSFontFaceRule) || unquote(rule.style.getPropertyValue('font-family')) !== pageFontFamily) continue
      const unicodeRange = rule.style.getPropertyValue('unicode-range')
      const url = /url\((['"]?)(.*?)\1\)/.exec(rule.style.getPropertyValue('src'))?.[2]
      if (!url) continue
      const src = { url: new URL(url, sheet.href ?? document.baseURI).href, format: 'woff2' }
      const weight = rule.style.getPropertyValue('font-weight')
      yield { face: { family: boardFontFamily, src, weight, style: 'normal', unicodeRange }, ranges: rangesOf(unicodeRange) }
    }
  }
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    // A style sheet of another origin (a browser extension's) doesn't show its rules.
    return []
  }
}

function unquote(text: string): string {
  return text.replace(/^['"]|['"]$/g, '')
}
