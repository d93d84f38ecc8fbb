import { matrixTexts, type MatrixProps, type MatrixText } from '../../../shared/board/matrix.ts'
import { pointAt, type Rectangle } from '../../../shared/board/plane.ts'
import { axisEndGap, type AxisEnd } from '../../../shared/matrix/axisEnds.ts'
import { lineHeight } from '../../../shared/matrix/cornerNames.ts'
import { widthInEm } from '../../../shared/matrix/fitText.ts'
import { layOutMatrix, type MatrixLayout } from '../../../shared/matrix/matrixLayout.ts'

/** Where a text of a matrix stands, in canvas pixels from its top left corner; `angle` in degrees, clockwise, around the middle. */
export type LabelPlace = { text: MatrixText; box: Rectangle; size: number; angle: number }

/** The texts that a matrix shows: one in columns has neither axes nor a diagonal, and three fields. */
export function textsOfMatrix({ layout, diagonal }: Pick<MatrixProps, 'layout' | 'diagonal'>): MatrixText[] {
  if (layout === 'columns') return ['name', 'topLeft', 'bottomLeft', 'topRight']
  const texts: MatrixText[] = ['name', ...matrixTexts]
  return diagonal === 'none' ? texts.filter((text) => text !== 'diagonalLabel') : texts
}

/** Where each text stands, empty ones where their placeholder does: as the matrix is drawn while somebody edits. */
export function labelPlaces(matrix: MatrixProps, name: string, placeholders: Record<MatrixText, string>): LabelPlace[] {
  const layout = layOutMatrix(matrix, { name, placeholders })
  const upright = [
    ...(layout.name ? [{ text: 'name' as const, box: layout.name.box, size: layout.name.size, angle: 0 }] : []),
    ...layout.cornerNames.map(({ corner, box, size }) => ({ text: corner, box, size, angle: 0 })),
    ...layout.axisEnds.flatMap(placesOfAxisEnd),
  ]
  const diagonal = placeOfDiagonal(layout)
  return diagonal ? [...upright, diagonal] : upright
}

function placesOfAxisEnd(axis: AxisEnd): LabelPlace[] {
  const nameWidth = axis.name === '' ? 0 : widthInEm(axis.name) * axis.nameSize
  const endFrom = axis.box.x + (nameWidth === 0 ? 0 : nameWidth + axisEndGap)
  const places: LabelPlace[] = []
  if (axis.name !== '') {
    const text = axis.side.startsWith('x') ? 'xName' : 'yName'
    places.push({ text, box: { ...axis.box, w: nameWidth }, size: axis.nameSize, angle: 0 })
  }
  if (axis.end !== '') {
    places.push({ text: axis.side, box: { ...axis.box, x: endFrom, w: axis.box.x + axis.box.w - endFrom }, size: axis.endSize, angle: 0 })
  }
  return places
}

function placeOfDiagonal({ diagonal }: MatrixLayout): LabelPlace | undefined {
  if (!diagonal) return undefined
  const { label, angle } = diagonal
  // Where the label finds no room it isn't drawn; it can still be found in the line's first half.
  const size = label?.size ?? 28
  const w = label ? widthInEm(label.lines[0] ?? '') * size + label.letterSpacing * (label.lines[0] ?? '').length : 200
  const corners = label?.corners ?? []
  const middle =
    corners.length > 0
      ? { x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length, y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length }
      : pointAt(diagonal, 0.3)
  const h = size * lineHeight
  const box = { x: middle.x - w / 2, y: middle.y - h / 2, w, h }
  return { text: 'diagonalLabel', box, size, angle }
}
