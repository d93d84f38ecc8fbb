import { ShapeUtil, useEditor, useIsDarkMode, useValue, type Geometry2d, type SvgExportContext, type TLFontFace } from '@tldraw/tldraw'
import type { JSX } from 'react'
import type { MatrixProps } from '../../shared/board/matrix.ts'
import { matrixMigrations, matrixPropsSchema } from '../../shared/document/canvasSchema.ts'
import { fontFacesFor } from './boardFonts.ts'
import { MatrixDrawing } from './MatrixDrawing.tsx'
import { MatrixGeometry } from './MatrixGeometry.ts'
import { darkPalette, lightPalette } from '../../shared/matrix/matrixPalette.ts'
import { matrixEditing } from './matrixEditing.ts'
import { nameOfMatrix, type MatrixShape } from './matrixShape.ts'
import { useMatrixPlaceholders } from './useMatrixPlaceholders.ts'

/** Draws a matrix behind everything else and keeps out of people's way: it can't be hit, bound to, snapped to or resized. */
export class MatrixShapeUtil extends ShapeUtil<MatrixShape> {
  static override type = 'matrix' as const
  static override props = matrixPropsSchema
  static override migrations = matrixMigrations

  override getDefaultProps(): MatrixProps {
    return emptyMatrix
  }

  override getGeometry(shape: MatrixShape): Geometry2d {
    return new MatrixGeometry(shape.props)
  }

  override canSnap(): boolean {
    return false
  }

  override canTabTo(): boolean {
    return false
  }

  override canBind(): boolean {
    return false
  }

  override canResize(): boolean {
    return false
  }

  override canBeLaidOut(): boolean {
    return false
  }

  override hideResizeHandles(): boolean {
    return true
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override hideSelectionBoundsBg(): boolean {
    return true
  }

  override hideSelectionBoundsFg(): boolean {
    return true
  }

  override getFontFaces(shape: MatrixShape): TLFontFace[] {
    return fontFacesFor([nameOfMatrix(shape), ...labelsOf(shape.props)].join(''))
  }

  override component(): null {
    return null
  }

  // The background layer lies behind all shapes, whatever their index keys say. (Not `override`: tldraw 3.15 leaves the
  // method out of its types, although it draws with it.)
  backgroundComponent(shape: MatrixShape): JSX.Element {
    return <MatrixBackground shape={shape} />
  }

  override indicator(): null {
    return null
  }

  override toBackgroundSvg(shape: MatrixShape, context: SvgExportContext): JSX.Element {
    return (
      <MatrixDrawing
        matrix={shape.props}
        name={nameOfMatrix(shape)}
        palette={context.isDarkMode ? darkPalette : lightPalette}
        size="full"
      />
    )
  }
}

function MatrixBackground({ shape }: { shape: MatrixShape }): JSX.Element {
  const editor = useEditor()
  const palette = useIsDarkMode() ? darkPalette : lightPalette
  const isEditing = useValue('matrices are edited', () => matrixEditing(editor).get() !== undefined, [editor])
  const placeholders = useMatrixPlaceholders()
  return (
    <svg className="board-matrix" width={shape.props.w} height={shape.props.h} aria-hidden="true">
      <MatrixDrawing matrix={shape.props} name={nameOfMatrix(shape)} palette={palette} size="full" {...(isEditing && { placeholders })} />
    </svg>
  )
}

function labelsOf(matrix: MatrixProps): string[] {
  return Object.values(matrix).filter((value) => typeof value === 'string')
}

const emptyMatrix: MatrixProps = {
  w: 2592,
  h: 1692,
  layout: 'quadrants',
  xName: '',
  xLow: '',
  xHigh: '',
  xMin: 0,
  xMax: 100,
  yName: '',
  yLow: '',
  yHigh: '',
  yMin: 0,
  yMax: 100,
  topLeft: '',
  topRight: '',
  bottomLeft: '',
  bottomRight: '',
  topLeftTint: 'none',
  topRightTint: 'none',
  bottomLeftTint: 'none',
  bottomRightTint: 'none',
  diagonal: 'none',
  diagonalLabel: '',
}
