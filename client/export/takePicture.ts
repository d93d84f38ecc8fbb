import { Box, type Editor, type TLFontFace } from '@tldraw/tldraw'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { isUnseen } from '../../shared/typeset/clusters.ts'
import { fontFacesFor } from '../matrix/boardFonts.ts'
import { darkPalette, lightPalette } from '../../shared/matrix/matrixPalette.ts'
import { withPictureMarks } from '../notes/pictureMarks.ts'
import { drawPieces, type Watching } from './drawPieces.ts'
import { drawPixels, type Svg } from './drawPixels.ts'
import { glyphDefinitions } from './texts/glyphDefinitions.ts'
import { GlyphRegistry } from './texts/glyphRegistry.ts'
import { drawAsOutlines } from './texts/drawAsOutlines.ts'
import { drawAsText } from './texts/drawAsText.ts'
import { replaceTexts } from './texts/replaceTexts.ts'
import { layOutLegend } from '../../shared/picture/legend.ts'
import { drawLegend } from './pictureLegend.ts'
import { fontFacesIn } from './pictureFonts.ts'
import { pixelsOf, type PictureOptions } from './pictureOptions.ts'
import { deviceLacks } from './print/drawOther.ts'
import { shownIn, type Shown } from './shownIn.ts'

/** What a picture is drawn from. `numberOf`: of a note's id. `onMissingImage` is told the id of each image that can't be fetched: it is an empty box. */
export type PictureSource = {
  editor: Editor
  settings: BoardSettings
  numberOf: (id: string) => number | undefined
  onMissingImage: (id: string) => void
}

/** Draws a picture, in small pieces, so that the page goes on working. Resolves to undefined when it was called off; rejects when the browser can't. */
export async function takePicture(source: PictureSource, options: PictureOptions, watching: Watching): Promise<Blob | undefined> {
  const { editor } = source
  const shown = shownIn(editor, options.scope)
  if (!shown) throw new Error('There is nothing to show')
  const marks = {
    showsAuthors: options.showsAuthors,
    numberOf: options.showsNumbers ? source.numberOf : () => undefined,
    onMissingImage: source.onMissingImage,
  }
  return withPictureMarks(editor, marks, async () => {
    const svg = await drawSvg(source, shown, options, watching)
    if (svg === undefined || options.format !== 'png') return svg && new Blob([svg.text], { type: 'image/svg+xml' })
    return drawPixels(svg, pixelsOf(svg.size, options.scale).scale, watching.signal)
  })
}

const ownNamespace = /(<[\w:]+) xmlns="http:\/\/www\.w3\.org\/2000\/svg"/g

async function drawSvg(
  { editor, settings }: PictureSource,
  shown: Shown,
  options: PictureOptions,
  watching: Watching,
): Promise<Svg | undefined> {
  const { isDark, isTransparent } = options
  const isOutlined = options.format === 'outlines'
  const registry = new GlyphRegistry()
  const draw = isOutlined ? drawAsOutlines(registry) : drawAsText(options.format === 'svg' ? ourFontsLack : nobodyHas, registry)
  const parts: string[] = []
  const serializer = new XMLSerializer()
  const take = (svg: SVGSVGElement): void => {
    replaceTexts(svg, draw, { svgTexts: isOutlined })
    const own = [...svg.children].filter((child) => child.tagName !== 'defs' || child.hasChildNodes())
    // Each piece says again what the whole says once.
    parts.push(...own.map((child) => serializer.serializeToString(child).replaceAll(ownNamespace, '$1')))
  }
  const onProgress = (part: number): void => watching.onProgress(part * (isOutlined ? 0.8 : 0.95))
  if (!(await drawPieces(editor, shown, isDark, { ...watching, onProgress }, take))) return undefined
  const legend = options.showsLegend ? layOutLegend(settings, shown.bounds.w) : undefined
  const frame = shown.bounds.clone().expandBy(shown.padding)
  if (legend) {
    drawLegend(editor, legend, { x: shown.bounds.x, y: frame.maxY }, isDark, take)
    frame.h += legend.height
  }
  const legendFaces = legend ? fontFacesFor([...settings.legend.values()].join('')) : []
  const glyphs = registry.all().length === 0 ? '' : await glyphDefinitions(registry, { editor, ids: shown.ids }, watching)
  if (glyphs === undefined) return undefined
  const definitions = glyphs + (isOutlined ? '' : await fontStyles(editor, [...fontFacesIn(editor, shown.ids), ...legendFaces]))
  const paper = isTransparent ? undefined : (isDark ? darkPalette : lightPalette).paper
  return { text: wholeSvg(frame, paper, definitions, parts), size: { w: frame.w, h: frame.h } }
}

// The fonts that a picture brings along; whoever looks at it may have no other.
function ourFontsLack(cluster: string): boolean {
  return [...cluster.normalize('NFC')].some((character) => !isUnseen(character.codePointAt(0) ?? 0) && fontFacesFor(character).length === 0)
}

// Pixels show what this device has.
function nobodyHas(cluster: string): boolean {
  return ourFontsLack(cluster) && deviceLacks(cluster)
}

async function fontStyles(editor: Editor, faces: readonly TLFontFace[]): Promise<string> {
  const css = await Promise.all([...new Set(faces)].map((face) => editor.fonts.toEmbeddedCssDeclaration(face)))
  // In XML a text may hold no sign that begins an element.
  return css.length === 0 ? '' : `<style>${css.join('\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>`
}

function wholeSvg({ x, y, w, h }: Box, paper: string | undefined, definitions: string, parts: readonly string[]): string {
  const box = [x, y, w, h].map((value) => Number(value.toFixed(2)))
  const [left, top, width, height] = box
  const ground = paper ? `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${paper}"/>` : ''
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" `,
    `viewBox="${box.join(' ')}" stroke-linecap="round" stroke-linejoin="round"><defs>${definitions}</defs>${ground}${parts.join('')}</svg>`,
  ].join('')
}
