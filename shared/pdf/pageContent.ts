import { assertNever } from '../assertNever.ts'
import { clustersOf } from '../typeset/clusters.ts'
import type { Outline } from '../typeset/outline.ts'
import type { FigureMark, Page, TextMark } from '../typeset/page.ts'
import type { GlyphPicture } from '../typeset/cut.ts'
import type { Weight } from '../typeset/typeface.ts'
import { pdfNumber as n } from './pdfFile.ts'
import { hex4, type PdfFont } from './pdfFont.ts'

/** What the content of pages refers to. `pictureName`: what a picture is called in the document. */
export type PageResources = { fontOf(weight: Weight): PdfFont; pictureName(picture: GlyphPicture): string }

/** What a page shows, in PDF's operators (ISO 32000-1, annex A). Links are no part of it. */
export function pageContent({ height, marks }: Page, resources: PageResources): string {
  // PDF measures from the lower left corner.
  const up = (y: number): number => height - y
  return marks
    .flatMap((mark) => {
      switch (mark.kind) {
        case 'text':
          return textOperators(mark, up, resources)
        case 'figure':
          return figureOperators(mark, up)
        case 'link':
          return []
        default:
          return assertNever(mark)
      }
    })
    .join('\n')
}

type Up = (y: number) => number

function textOperators({ x, y, text, size, weight, color, turn = 0 }: TextMark, up: Up, { fontOf, pictureName }: PageResources): string[] {
  const font = fontOf(weight)
  const radians = (-turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const pictures: string[] = []
  let codes = ''
  let pen = 0
  let before: string | undefined
  for (const cluster of clustersOf(text)) {
    const kerning = before === undefined ? 0 : font.kerning(before, cluster)
    if (Math.abs(kerning) >= 1) codes += `> ${n(-kerning)} <`
    pen += kerning
    codes += hex4(font.code(cluster))
    const { advance, picture } = font.glyph(cluster)
    if (picture) {
      const { box } = picture
      const [dx, dy] = [((pen + box.x) * size) / 1000, (box.y * size) / 1000]
      const [w, h] = [(box.w * size) / 1000, (box.h * size) / 1000]
      const origin = [x + dx * cos - dy * sin, up(y) + dx * sin + dy * cos]
      pictures.push(`q ${[w * cos, w * sin, -h * sin, h * cos, ...origin].map(n).join(' ')} cm /${pictureName(picture)} Do Q`)
    }
    pen += advance
    before = cluster
  }
  if (codes === '') return []
  const place = `${cos.toFixed(5)} ${sin.toFixed(5)} ${(-sin).toFixed(5)} ${cos.toFixed(5)} ${n(x)} ${n(up(y))} Tm`
  return [`BT /${font.name} ${n(size)} Tf ${colorOperands(color)} rg ${place} [<${codes}>] TJ ET`, ...pictures]
}

function figureOperators({ path, fill, stroke }: FigureMark, up: Up): string[] {
  if (!fill && !stroke) return []
  const look = [
    ...(fill ? [`${colorOperands(fill)} rg`] : []),
    ...(stroke ? [`${colorOperands(stroke.color)} RG ${n(stroke.width)} w [${(stroke.dash ?? []).map(n).join(' ')}] 0 d 1 J 1 j`] : []),
  ]
  return [`q ${look.join(' ')} ${pathOperators(path, up)} ${fill && stroke ? 'B' : fill ? 'f' : 'S'} Q`]
}

function pathOperators(path: Outline, up: Up): string {
  let [x, y] = [0, 0]
  return path
    .map((step) => {
      switch (step[0]) {
        case 'M':
        case 'L':
          ;[, x, y] = step
          return `${n(x)} ${n(up(y))} ${step[0] === 'M' ? 'm' : 'l'}`
        case 'Q': {
          // PDF has cubic curves only: the guiding points lie two thirds of the way to the one of a quadratic curve.
          const [, x1, y1, toX, toY] = step
          const guides = [x + (2 / 3) * (x1 - x), y + (2 / 3) * (y1 - y), toX + (2 / 3) * (x1 - toX), toY + (2 / 3) * (y1 - toY)] as const
          ;[x, y] = [toX, toY]
          return curve(...guides, toX, toY)
        }
        case 'C': {
          const [, x1, y1, x2, y2, toX, toY] = step
          ;[x, y] = [toX, toY]
          return curve(x1, y1, x2, y2, toX, toY)
        }
        case 'Z':
          return 'h'
      }
    })
    .join(' ')

  function curve(x1: number, y1: number, x2: number, y2: number, toX: number, toY: number): string {
    return `${n(x1)} ${n(up(y1))} ${n(x2)} ${n(up(y2))} ${n(toX)} ${n(up(toY))} c`
  }
}

function colorOperands(color: string): string {
  return [1, 3, 5].map((at) => (Number.parseInt(color.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ')
}
