import * as Y from 'yjs'
import { settingsOf } from '../board/boardSettings.ts'
import { casesOfDocument } from '../board/casesOfDocument.ts'
import { matrixLimits, type MatrixOnBoard } from '../board/matrix.ts'
import { pictureOfNotes, type PictureNote } from '../board/pictureOfNotes.ts'
import { matrixOnBoard } from '../board/placedMatrix.ts'
import { recordsOf } from '../document/boardDocument.ts'
import { readRecord } from '../document/recordFields.ts'

/** What a shelf shows of a board and searches in, as it is read out of the board's document. */
export type BoardPortrait = {
  notes: number
  /** How many of them lie on a matrix. */
  placed: number
  /** While the board hides its authors, nobody who was there is named. */
  authorsHidden: boolean
  /** Who has written notes; nobody while that is hidden. */
  authors: readonly string[]
  texts: readonly NoteText[]
  picture: BoardPicture
}

/** A note's number and what it says. */
export type NoteText = { number: number; text: string }

/** A board in small: its matrices, and where its notes stand. */
export type BoardPicture = { matrices: readonly MatrixOnBoard[]; notes: readonly PictureNote[] }

/** More names than a card has room for. */
const mostAuthors = 60
/** A note that is longer is found by its beginning. */
const longestText = 2_000
/** What all notes of a board say, in characters: some 10,000 notes. */
const longestTexts = 400_000
const mostPictureNotes = 600

/** Reads a board's portrait out of its document. */
export function portraitOf(document: Y.Doc): BoardPortrait {
  const cases = casesOfDocument(document)
  const notes = cases.all()
  const { authorsHidden } = settingsOf(document)
  const names = authorsHidden ? [] : notes.map(({ author }) => author.name.trim()).filter(Boolean)
  return {
    notes: notes.length,
    placed: notes.filter(({ score }) => score !== undefined).length,
    authorsHidden,
    authors: [...new Set(names)].slice(0, mostAuthors),
    texts: textsOf(notes),
    picture: {
      matrices: cases.matrices.slice(0, matrixLimits.aBoard).map(matrixOnBoard),
      notes: pictureOfNotes(shapesOf(document), mostPictureNotes),
    },
  }
}

function textsOf(notes: readonly NoteText[]): NoteText[] {
  let room = longestTexts
  return notes.flatMap(({ number, text }) => {
    const kept = text.slice(0, longestText)
    room -= kept.length
    return kept === '' || room < 0 ? [] : [{ number, text: kept }]
  })
}

function shapesOf(document: Y.Doc): { id: string; typeName: string }[] {
  return [...recordsOf(document).values()].filter((record: unknown) => record instanceof Y.Map).map(readRecord)
}
