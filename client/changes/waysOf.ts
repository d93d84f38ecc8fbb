import { pageOfScores } from '../../shared/board/placedMatrix.ts'
import type { Point } from '../../shared/board/plane.ts'
import type { ChangedNote } from '../../shared/version/changedNotes.ts'
import type { NoteWay } from '../notes/boardView.ts'

/**
 * The ways of changed notes over the later moment's canvas: of those that stood on a matrix, or stand on one. Where one stood is
 * shown by its scores then on the matrix as it is now: a matrix that was moved or resized has moved no case.
 */
export function waysOf(changed: readonly ChangedNote[]): NoteWay[] {
  return changed.flatMap((note) => {
    const way = { id: note.note.id, from: placeBefore(note), to: note.after?.note.centre }
    switch (note.difference.presence) {
      case 'added':
        return note.after?.matrix ? [{ ...way, from: undefined }] : []
      case 'removed':
        return note.before?.matrix ? [{ ...way, to: undefined }] : []
      case 'kept':
        return note.difference.move ? [way] : []
    }
  })
}

function placeBefore({ before, after }: ChangedNote): Point | undefined {
  const axes = before?.note.score?.axes
  const isSameMatrix = before?.matrix !== undefined && before.matrix.id === after?.matrix?.id
  return axes && isSameMatrix && after?.matrix ? pageOfScores(axes, after.matrix) : before?.note.centre
}
