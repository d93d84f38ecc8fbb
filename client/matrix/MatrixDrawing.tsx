import type { JSX } from 'react'
import type { MatrixProps } from '../../shared/board/matrix.ts'
import { boardFontStack } from './boardFonts.ts'
import { axisEndGap, type AxisEnd } from './axisEnds.ts'
import { lineHeight, type CornerName } from './cornerNames.ts'
import type { Diagonal } from './layOutDiagonal.ts'
import { layOutMatrix, type Arrow, type Field } from './matrixLayout.ts'
import { tintColor, type MatrixPalette } from './matrixPalette.ts'
import type { Line, Rectangle } from '../../shared/board/plane.ts'

export type MatrixDrawingProps = {
  matrix: MatrixProps
  palette: MatrixPalette
  /** `small`: a picture of about a tenth of the size, with stronger lines and larger names, and without what nobody could read. */
  size: 'full' | 'small'
}

/** A matrix as SVG, in canvas pixels from its top left corner. Pure: no canvas, no DOM, no measuring. */
export function MatrixDrawing({ matrix, palette, size }: MatrixDrawingProps): JSX.Element {
  const small = size === 'small'
  const layout = layOutMatrix(matrix, small ? 1.5 : 1)
  const stroke = small ? 8 : 3
  return (
    <g fontFamily={boardFontStack} pointerEvents="none">
      {layout.fields.map((field) => (
        <TintedField key={`${field.x} ${field.y}`} field={field} palette={palette} />
      ))}
      <rect {...frameOf(layout.plot)} fill="none" stroke={palette.line} strokeWidth={stroke} />
      {layout.diagonal && <DashedDiagonal diagonal={layout.diagonal} color={palette.balance} stroke={stroke} labelled={!small} />}
      {layout.lines.map((line) => (
        <AxisLine key={`${line.from.x} ${line.from.y}`} line={line} color={palette.ink} stroke={stroke} />
      ))}
      {layout.arrows.map((arrow) => (
        <ArrowHead key={arrow.direction} arrow={arrow} color={palette.ink} stroke={stroke} />
      ))}
      {layout.cornerNames.map((name) => (
        <CornerNameText key={`${name.at.x} ${name.at.y}`} name={name} palette={palette} />
      ))}
      {!small && layout.axisEnds.map((end) => <AxisEndText key={`${end.at.x} ${end.at.y}`} end={end} palette={palette} />)}
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

type DiagonalProps = { diagonal: Diagonal; color: string; stroke: number; labelled: boolean }

function DashedDiagonal({ diagonal, color, stroke, labelled }: DiagonalProps): JSX.Element {
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
          letterSpacing={label.letterSpacing}
        >
          {label.lines[0]}
        </text>
      )}
    </g>
  )
}

function CornerNameText({ name, palette }: { name: CornerName; palette: MatrixPalette }): JSX.Element {
  return (
    <text
      x={name.at.x}
      y={name.at.y}
      textAnchor={name.anchor}
      fontSize={name.size}
      fontWeight={700}
      fill={tintColor(palette, name.tint)}
      fillOpacity={0.62}
    >
      {name.lines.map((line, index) => (
        <tspan key={line} x={name.at.x} dy={index === 0 ? 0 : name.size * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function AxisEndText({ end, palette }: { end: AxisEnd; palette: MatrixPalette }): JSX.Element {
  return (
    <text x={end.at.x} y={end.at.y} textAnchor={end.anchor}>
      {end.name && (
        <tspan fontSize={end.nameSize} fontWeight={400} fill={palette.muted}>
          {end.name}
        </tspan>
      )}
      {end.end && (
        <tspan dx={end.name ? axisEndGap : 0} fontSize={end.endSize} fontWeight={600} fill={palette.ink}>
          {end.end}
        </tspan>
      )}
    </text>
  )
}
