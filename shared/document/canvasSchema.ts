import {
  createShapePropsMigrationSequence,
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLSchema,
} from '@tldraw/tlschema'
import { T } from '@tldraw/validate'
import { matrixTints } from '../board/matrix.ts'

/** How the canvas validates a matrix's props. Its own version history starts empty; see `matrixMigrations`. */
export const matrixPropsSchema = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  layout: T.literalEnum('quadrants', 'columns'),
  xName: T.string,
  xLow: T.string,
  xHigh: T.string,
  xMin: T.number,
  xMax: T.number,
  yName: T.string,
  yLow: T.string,
  yHigh: T.string,
  yMin: T.number,
  yMax: T.number,
  topLeft: T.string,
  topRight: T.string,
  bottomLeft: T.string,
  bottomRight: T.string,
  topLeftTint: T.literalEnum(...matrixTints),
  topRightTint: T.literalEnum(...matrixTints),
  bottomLeftTint: T.literalEnum(...matrixTints),
  bottomRightTint: T.literalEnum(...matrixTints),
  diagonal: T.literalEnum('none', 'rising', 'falling'),
  diagonalLabel: T.string,
}

/** Every later change of the matrix's props gets an entry here, and raises `documentVersion`. */
export const matrixMigrations = createShapePropsMigrationSequence({ sequence: [] })

/**
 * The schema of everything on a canvas: tldraw's own and the matrix. The same for the client, the server and the tests.
 * When what it serializes to changes (another tldraw, another matrix), canvasVersions.ts says so, and `documentVersion` is raised.
 */
export function createCanvasSchema(): TLSchema {
  return createTLSchema({
    shapes: { ...defaultShapeSchemas, matrix: { props: matrixPropsSchema, migrations: matrixMigrations } },
    bindings: defaultBindingSchemas,
  })
}
