import type { JSX } from 'react'
import type { MatrixProps, MatrixText } from '../../shared/board/matrix.ts'
import { boardFontStack } from './boardFonts.ts'
import { axisEndGap, type AxisEnd } from '../../shared/matrix/axisEnds.ts'
import { lineHeight, type CornerName } from '../../shared/matrix/cornerNames.ts'
import type { Diagonal } from '../../shared/matrix/layOutDiagonal.ts'
import type { MatrixName } from '../../shared/matrix/layOutName.ts'
import { layOutMatrix, type Arrow, type Field } from '../../shared/matrix/matrixLayout.ts'
import { tintColor, type MatrixPalette } from '../../shared/matrix/matrixPalette.ts'
import type { Line, Rectangle } from '../../shared/board/plane.ts'

export type MatrixDrawingProps = {
  matrix: MatrixProps
  /** What tells it from the others of its board. */
  name?: string
  palette: MatrixPalette
  /** `small`: a picture of about a tenth of the size, with stronger lines and larger names, and without what nobody could read. */
  size: 'full' | 'small'
  /** What stands, quietly, in the place of texts that are empty, while somebody edits. */
  placeholders?: Partial<Record<MatrixText, string>>
}

/** A matrix as SVG, in canvas pixels from its top left corner. Pure: no canvas, no DOM, no measuring. */
export function MatrixDrawing({ matrix, name = '', palette, size, placeholders }: MatrixDrawingProps): JSX.Element {
  const small = size === 'small'
  const layout = layOutMatrix(matrix, { name, nameScale: small ? 1.5 : 1, ...(placeholders && { placeholders }) })
  const isEmpty = (text: MatrixText): boolean => (text === 'name' ? name : matrix[text]).trim() === ''
  const stroke = small ? 8 : 3
  return (
    <g fontFamily={boardFontStack} pointerEvents="none">
      {layout.fields.map((field) => (
        <TintedField key={`${field.x} ${field.y}`} field={field} palette={palette} />
      ))}
      <rect {...frameOf(layout.plot)} fill="none" stroke={palette.line} strokeWidth={stroke} />
      {layout.diagonal && (
        <DashedDiagonal
          diagonal={layout.diagonal}
          color={palette.balance}
          stroke={stroke}
          labelled={!small}
          isEmpty={isEmpty('diagonalLabel')}
        />
      )}
      {layout.lines.map((line) => (
        <AxisLine key={`${line.from.x} ${line.from.y}`} line={line} color={palette.ink} stroke={stroke} />
      ))}
      {layout.arrows.map((arrow) => (
        <ArrowHead key={arrow.direction} arrow={arrow} color={palette.ink} stroke={stroke} />
      ))}
      {layout.cornerNames.map((name) => (
        <CornerNameText key={name.corner} name={name} palette={palette} isEmpty={isEmpty(name.corner)} />
      ))}
      {!small && layout.axisEnds.map((end) => <AxisEndText key={end.side} end={end} palette={palette} isEmpty={isEmpty} />)}
      {layout.name && <NameText name={layout.name} palette={palette} isEmpty={isEmpty('name')} />}
    </g>
  )
}

function frameOf({ x, y, w, h }: Rectangle): { x: number; y: number; width: number; height: number } {
  return { x, y, width: w, height: h }
}

function TintedField({ field, palette }: { field: Field; palette: MatrixPalette }): JSX.Element | null {
  if (field.tint === 'none') return null
  return <rect {...frameOf(field)} fill={tintColor(palette, field.tint)} fillOpacity={0.06} />
}

function AxisLine({ line, color, stroke }: { line: Line; color: string; stroke: number }): JSX.Element {
  return <line x1={line.from.x} y1={line.from.y} x2={line.to.x} y2={line.to.y} stroke={color} strokeWidth={stroke} strokeLinecap="round" />
}

function ArrowHead({ arrow, color, stroke }: { arrow: Arrow; color: string; stroke: number }): JSX.Element {
  const { x, y } = arrow
  const size = 14 + stroke * 2
  const path =
    arrow.direction === 'right'
      ? `M${x - size},${y - size} L${x},${y} L${x - size},${y + size}`
      : `M${x - size},${y + size} L${x},${y} L${x + size},${y + size}`
  return <path d={path} fill="none" stroke={color} strokeWidth={stroke} strokeLinecap="round" strokeLinejoin="round" />
}

type DiagonalProps = { diagonal: Diagonal; color: string; stroke: number; labelled: boolean; isEmpty: boolean }

function DashedDiagonal({ diagonal, color, stroke, labelled, isEmpty }: DiagonalProps): JSX.Element {
  const { from, to, angle, label } = diagonal
  return (
    <g>
      <line
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
        stroke={color}
        strokeWidth={stroke * 1.2}
        strokeDasharray={`${stroke * 5} ${stroke * 4}`}
        strokeLinecap="butt"
      />
      {label && labelled && (
        <text
          transform={`translate(${label.at.x} ${label.at.y}) rotate(${angle})`}
          y={-label.baseline}
          fontSize={label.size}
          fontWeight={500}
          fill={color}
          fillOpacity={isEmpty ? placeholderOpacity : 1}
          letterSpacing={label.letterSpacing}
        >
          {label.lines[0]}
        </text>
      )}
    </g>
  )
}

function CornerNameText({ name, palette, isEmpty }: { name: CornerName; palette: MatrixPalette; isEmpty: boolean }): JSX.Element {
  return (
    <text
      x={name.at.x}
      y={name.at.y}
      textAnchor={name.anchor}
      fontSize={name.size}
      fontWeight={isEmpty ? 400 : 700}
      fill={tintColor(palette, name.tint)}
      fillOpacity={isEmpty ? placeholderOpacity : 0.62}
    >
      {name.lines.map((line, index) => (
        <tspan key={line} x={name.at.x} dy={index === 0 ? 0 : name.size * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

type AxisEndProps = { end: AxisEnd; palette: MatrixPalette; isEmpty: (text: MatrixText) => boolean }

function AxisEndText({ end, palette, isEmpty }: AxisEndProps): JSX.Element {
  const axisName = end.side.startsWith('x') ? 'xName' : 'yName'
  return (
    <text x={end.at.x} y={end.at.y} textAnchor={end.anchor}>
      {end.name && (
        <tspan fontSize={end.nameSize} fontWeight={400} fill={palette.muted} fillOpacity={isEmpty(axisName) ? placeholderOpacity : 1}>
          {end.name}
        </tspan>
      )}
      {end.end && (
        <tspan
          dx={end.name ? axisEndGap : 0}
          fontSize={end.endSize}
          fontWeight={isEmpty(end.side) ? 400 : 600}
          fill={palette.ink}
          fillOpacity={isEmpty(end.side) ? placeholderOpacity : 1}
        >
          {end.end}
        </tspan>
      )}
    </text>
  )
}

function NameText({ name, palette, isEmpty }: { name: MatrixName; palette: MatrixPalette; isEmpty: boolean }): JSX.Element {
  return (
    <text
      x={name.at.x}
      y={name.at.y}
      fontSize={name.size}
      fontWeight={isEmpty ? 400 : 700}
      fill={palette.ink}
      fillOpacity={isEmpty ? placeholderOpacity : 1}
    >
      {name.lines[0]}
    </text>
  )
}

const placeholderOpacity = 0.42
