import type { MatrixProps } from '../board/matrix.ts'
import type { Rectangle } from '../board/plane.ts'
import { axisEndGap, type AxisEnd } from '../matrix/axisEnds.ts'
import { lineHeight } from '../matrix/cornerNames.ts'
import { layOutMatrix, type Arrow, type MatrixLayout } from '../matrix/matrixLayout.ts'
import { tintColor, type MatrixPalette } from '../matrix/matrixPalette.ts'
import { cornersOf, type Desk, type Drawn } from './drawn.ts'
import { lineOfText } from './drawNote.ts'
import { placedInk, polygonPath, type Ink, type LetterInk } from './ink.ts'
import { plainStyle, widthOf, type Lettering, type Weight } from './lettering.ts'

const stroke = 3

/** A matrix, laid out by the same function as on the canvas (client/matrix/MatrixDrawing.tsx draws it there). */
export function drawMatrix(matrix: MatrixProps, name: string, { colors, lettering }: Pick<Desk, 'colors' | 'lettering'>): Drawn {
  const { palette } = colors
  const layout = layOutMatrix(matrix, { name })
  const line = (d: string, color: string): Ink => ({ kind: 'path', d, stroke: { color, width: stroke } })
  const inks: Ink[] = [
    ...layout.fields.flatMap((field): Ink[] =>
      field.tint === 'none' ? [] : [{ kind: 'path', d: boxPath(field), fill: tintColor(palette, field.tint), opacity: 0.06 }],
    ),
    line(boxPath(layout.plot), palette.line),
    ...diagonalInks(layout, palette, lettering),
    ...layout.lines.map(({ from, to }) => line(polygonPath([from, to], false), palette.ink)),
    ...layout.arrows.map((arrow) => line(arrowHead(arrow), palette.ink)),
    ...nameInks(layout, palette, lettering),
  ]
  return { inks: [], below: inks, box: { x: 0, y: 0, w: matrix.w, h: matrix.h } }
}

function boxPath(box: Rectangle): string {
  return polygonPath(cornersOf(box))
}

function arrowHead({ x, y, direction }: Arrow): string {
  const size = 14 + stroke * 2
  const tail = direction === 'right' ? { x: x - size, y: y + size } : { x: x + size, y: y + size }
  return polygonPath([direction === 'right' ? { x: x - size, y: y - size } : { x: x - size, y: y + size }, { x, y }, tail], false)
}

function diagonalInks({ diagonal }: MatrixLayout, palette: MatrixPalette, lettering: Lettering): Ink[] {
  if (!diagonal) return []
  const { from, to, label, angle } = diagonal
  const dashed = { color: palette.balance, width: stroke * 1.2, dash: [stroke * 5, stroke * 4] }
  const line: Ink = { kind: 'path', d: polygonPath([from, to], false), stroke: dashed }
  if (!label) return [line]
  const style = { ...plainStyle, weight: 500 } as const
  const text = lineOfText(
    label.lines[0] ?? '',
    { x: 0, y: -label.baseline, size: label.size, style, color: palette.balance },
    { lettering },
  )
  const spaced = { ...text, letters: text.letters.map((letter, at) => ({ ...letter, x: letter.x + at * label.letterSpacing })) }
  return [line, placedInk([spaced], { ...label.at, rotation: (angle * Math.PI) / 180 })]
}

function nameInks({ cornerNames, axisEnds, name }: MatrixLayout, palette: MatrixPalette, lettering: Lettering): LetterInk[] {
  const corners = cornerNames.flatMap(({ lines, at, anchor, size, tint }) =>
    lines.map((text, row) => {
      const width = anchor === 'start' ? 0 : widthOf(text, bold, lettering) * size
      const place = { x: at.x - width, y: at.y + row * size * lineHeight, size, style: bold, color: tintColor(palette, tint) }
      return { ...lineOfText(text, place, { lettering }), opacity: 0.62 }
    }),
  )
  const title = name && lineOfText(name.lines[0] ?? '', { ...name.at, size: name.size, style: bold, color: palette.ink }, { lettering })
  return [...corners, ...axisEnds.flatMap((end) => axisEndInks(end, palette, lettering)), ...(title ? [title] : [])]
}

const bold = { ...plainStyle, weight: 700 } as const

function axisEndInks({ name, end, nameSize, endSize, at, anchor }: AxisEnd, palette: MatrixPalette, lettering: Lettering): LetterInk[] {
  const styleOf = (weight: Weight) => ({ ...plainStyle, weight })
  const nameWidth = widthOf(name, styleOf(400), lettering) * nameSize
  const gap = name && end ? axisEndGap : 0
  const width = nameWidth + gap + widthOf(end, styleOf(600), lettering) * endSize
  const x = anchor === 'start' ? at.x : anchor === 'end' ? at.x - width : at.x - width / 2
  return [
    ...(name ? [lineOfText(name, { x, y: at.y, size: nameSize, style: styleOf(400), color: palette.muted }, { lettering })] : []),
    ...(end
      ? [lineOfText(end, { x: x + nameWidth + gap, y: at.y, size: endSize, style: styleOf(600), color: palette.ink }, { lettering })]
      : []),
  ]
}
