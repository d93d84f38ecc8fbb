import type { MatrixProps } from '../board/matrix.ts'
import type { Rectangle } from '../board/plane.ts'
import { matrixSize } from '../board/templates/matrixSize.ts'
import { axisEndGap, type AxisEnd } from '../matrix/axisEnds.ts'
import { lineHeight } from '../matrix/cornerNames.ts'
import { layOutMatrix, type MatrixLayout } from '../matrix/matrixLayout.ts'
import { lineMark, placedMark, rectanglePath, type Mark } from '../typeset/page.ts'
import { textWidth } from '../typeset/setText.ts'
import type { Typeface } from '../typeset/typeface.ts'
import { onWhite, printColors, tintInPrint } from './handoutStyle.ts'

/** A matrix as it is printed: what to draw, how high it has become, where its plot lies, and what of it must stay legible. In points. */
export type MatrixPicture = { marks: Mark[]; width: number; height: number; plot: Rectangle; labels: Rectangle[] }

/** On a narrow paper labels are larger in proportion, so that they can still be read. */
const pixelsPerPoint = 4.2
const narrowest = 1900

/**
 * The empty matrix, as wide as there is room. However large it is on the board, its labels have the same size on paper: it is laid out
 * as one of the usual size, in its own proportions.
 */
export function drawMatrix(matrix: MatrixProps, room: { w: number; h: number }, typeface: Typeface): MatrixPicture {
  const w = Math.min(matrixSize.w, Math.max(narrowest, room.w * pixelsPerPoint))
  const h = Math.min(2 * w, Math.max(w * 0.36, (w * matrix.h) / matrix.w))
  const scale = Math.min(room.w / w, room.h / h)
  const layout = layOutMatrix({ ...matrix, w, h })
  const marks = [...fields(layout), ...lines(layout, matrix), ...names(layout, typeface)].map((mark) => placedMark(mark, scale, 0, 0))
  const { plot } = layout
  return {
    marks,
    width: w * scale,
    height: h * scale,
    plot: scaledBox(plot, scale),
    labels: layout.axisEnds.map(({ box }) => scaledBox(box, scale)),
  }
}

function scaledBox({ x, y, w, h }: Rectangle, scale: number): Rectangle {
  return { x: x * scale, y: y * scale, w: w * scale, h: h * scale }
}

function fields({ fields: all, plot }: MatrixLayout): Mark[] {
  return [
    ...all.flatMap(({ x, y, w, h, tint }): Mark[] =>
      tint === 'none' ? [] : [{ kind: 'figure', path: rectanglePath(x, y, w, h), fill: onWhite(tintInPrint(tint), 0.06) }],
    ),
    { kind: 'figure', path: rectanglePath(plot.x, plot.y, plot.w, plot.h), stroke: { color: printColors.line, width: 3 } },
  ]
}

function lines({ lines: all, arrows, diagonal }: MatrixLayout, matrix: MatrixProps): Mark[] {
  const ink = { color: printColors.ink, width: matrix.layout === 'columns' ? 3 : 4 }
  const size = 22
  return [
    ...(diagonal
      ? [
          lineMark(diagonal.from.x, diagonal.from.y, diagonal.to.x, diagonal.to.y, {
            color: printColors.balance,
            width: 4.5,
            dash: [16, 16],
          }),
        ]
      : []),
    ...all.map(({ from, to }) => lineMark(from.x, from.y, to.x, to.y, ink)),
    ...arrows.map(({ x, y, direction }): Mark => {
      const [back, aside] =
        direction === 'right'
          ? [
              { x: -size, y: 0 },
              { x: 0, y: size },
            ]
          : [
              { x: 0, y: size },
              { x: size, y: 0 },
            ]
      return {
        kind: 'figure',
        path: [
          ['M', x + back.x - aside.x, y + back.y - aside.y],
          ['L', x, y],
          ['L', x + back.x + aside.x, y + back.y + aside.y],
        ],
        stroke: ink,
      }
    }),
  ]
}

function names({ cornerNames, axisEnds, diagonal }: MatrixLayout, typeface: Typeface): Mark[] {
  const label = diagonal?.label
  const turn = diagonal ? (diagonal.angle * Math.PI) / 180 : 0
  return [
    ...cornerNames.flatMap(({ lines: all, size, at, anchor, tint }) =>
      all.map((text, line): Mark => {
        const style = { size, weight: 700 } as const
        const x = anchor === 'start' ? at.x : at.x - textWidth(text, style, typeface)
        return { kind: 'text', ...style, text, x, y: at.y + line * size * lineHeight, color: onWhite(tintInPrint(tint), 0.72) }
      }),
    ),
    ...(label && diagonal
      ? [
          {
            kind: 'text',
            size: label.size,
            weight: 400,
            text: label.lines[0] ?? '',
            x: label.at.x + Math.sin(turn) * label.baseline,
            y: label.at.y - Math.cos(turn) * label.baseline,
            turn: diagonal.angle,
            color: printColors.balance,
          } as const,
        ]
      : []),
    ...axisEnds.flatMap((end) => axisEndMarks(end, typeface)),
  ]
}

function axisEndMarks({ name, end, nameSize, endSize, at, anchor }: AxisEnd, typeface: Typeface): Mark[] {
  const [nameStyle, endStyle] = [{ size: nameSize, weight: 400 } as const, { size: endSize, weight: 700 } as const]
  const nameWidth = textWidth(name, nameStyle, typeface)
  const gap = name && end ? axisEndGap : 0
  const width = nameWidth + gap + textWidth(end, endStyle, typeface)
  const x = anchor === 'start' ? at.x : anchor === 'end' ? at.x - width : at.x - width / 2
  return [
    ...(name ? [{ kind: 'text', ...nameStyle, text: name, x, y: at.y, color: printColors.muted } as const] : []),
    ...(end ? [{ kind: 'text', ...endStyle, text: end, x: x + nameWidth + gap, y: at.y, color: printColors.ink } as const] : []),
  ]
}
