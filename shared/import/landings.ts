import { noteSize } from '../board/caseNote.ts'
import { fieldBox, fieldsOf, freePlaceIn } from '../board/matrixFields.ts'
import { pointInPlace, pointOnPage } from '../board/pagePlace.ts'
import { pageOfScores, type PlacedMatrix } from '../board/placedMatrix.ts'
import type { Point } from '../board/plane.ts'
import { scoreAt, type Quadrant } from '../board/score.ts'
import type { ExportedMatrix } from '../export/exportedBoard.ts'
import type { ImportedNote, ImportedStanding } from './importedContent.ts'
import { fold } from './tableColumns.ts'

/** Where an imported note lands. `centre`: of its square, on the page; undefined: beside the quadrant, where there is room. */
export type Landing = {
  centre: Point | undefined
  matrix: ExportedMatrix | undefined
  quadrant: string | undefined
  scores: { x: number; y: number } | undefined
  /** The scale ends before the score that the file has. */
  isAtEnd: boolean
}

/** A matrix where it lies, and what files call it and its parts. */
export type LandingMatrix = { placed: PlacedMatrix; exported: ExportedMatrix }

const besideAll: Landing = { centre: undefined, matrix: undefined, quadrant: undefined, scores: undefined, isAtEnd: false }

/**
 * Where notes belong: those with scores where these are, those that know only their quadrant in a free place of it, all others beside the
 * matrices. `taken`: the centres of the notes that are on the board, on the page.
 */
export function landingsOf(notes: readonly ImportedNote[], matrices: readonly LandingMatrix[], taken: readonly Point[]): Landing[] {
  const occupied = [...taken]
  return notes.map(({ standing }) => {
    const landing = standing ? (byScores(standing, matrices) ?? byQuadrant(standing, matrices, occupied)) : undefined
    if (landing?.centre) occupied.push(landing.centre)
    return landing ?? besideAll
  })
}

function byScores({ matrix: name, x, y }: ImportedStanding, matrices: readonly LandingMatrix[]): Landing | undefined {
  if (x === undefined || y === undefined) return undefined
  const { placed, exported } =
    named(
      name,
      matrices.filter(({ exported: { x: across, y: up } }) => across && up),
    ) ?? {}
  if (!placed || !exported?.x || !exported.y) return undefined
  const [least, most] = [Math.min(exported.x.min, exported.x.max), Math.max(exported.x.min, exported.x.max)]
  const [lowest, highest] = [Math.min(exported.y.min, exported.y.max), Math.max(exported.y.min, exported.y.max)]
  const scores = { x: Math.min(most, Math.max(least, x)), y: Math.min(highest, Math.max(lowest, y)) }
  const centre = pageOfScores(scores, placed)
  const quadrant = scoreAt(pointInPlace(centre, placed.place), placed.matrix)?.quadrant
  const isAtEnd = scores.x !== x || scores.y !== y
  return { centre, matrix: exported, quadrant: quadrant && exported.quadrants[quadrant], scores, isAtEnd }
}

function byQuadrant(
  { matrix: name, quadrant }: ImportedStanding,
  matrices: readonly LandingMatrix[],
  occupied: readonly Point[],
): Landing | undefined {
  if (quadrant === undefined) return undefined
  const having = matrices.filter(({ placed, exported }) => quadrantCalled(quadrant, placed, exported) !== undefined)
  const { placed, exported } = named(name, having) ?? {}
  const field = placed && exported && quadrantCalled(quadrant, placed, exported)
  if (!field) return undefined
  const inside = occupied.map((point) => pointInPlace(point, placed.place))
  const centre = pointOnPage(freePlaceIn(fieldBox(placed.matrix, field), inside, noteSize), placed.place)
  return { centre, matrix: exported, quadrant: exported.quadrants[field], scores: undefined, isAtEnd: false }
}

// The one that the file names; where it names none, or one that is not here, the first: mostly there is one.
function named(name: string | undefined, matrices: readonly LandingMatrix[]): LandingMatrix | undefined {
  return matrices.find(({ exported }) => name !== undefined && fold(exported.name) === fold(name)) ?? matrices[0]
}

function quadrantCalled(name: string, { matrix }: PlacedMatrix, { quadrants }: ExportedMatrix): Quadrant | undefined {
  return fieldsOf(matrix).find((field) => field === name || fold(quadrants[field] ?? '') === fold(name))
}
