import type { BoardId } from '../ids/boardId.ts'

/** What a shelf can be sorted by: the last work, the title, the number of notes. */
export const shelfSorts = ['worked', 'title', 'notes'] as const
export type ShelfSort = (typeof shelfSorts)[number]

/** Which boards of a shelf are asked for. `words`: what somebody searches for, as typed. `page`: from 1. */
export type ShelfQuery = { words: string; tag: string; archived: boolean; sort: ShelfSort; page: number }

/** Boards on one page of a shelf. */
export const boardsAPage = 24

/** One board as a shelf shows it. */
export type ShelvedBoard = {
  boardId: BoardId
  title: string
  /** When it was last changed, in milliseconds since 1970. */
  workedAt: number
  notes: number
  /** How many of them lie on a matrix. Undefined as long as nobody has looked. */
  placed: number | undefined
  /** Who was there, in no order of theirs; empty where the board hides its authors. */
  people: readonly string[]
  tags: readonly string[]
  archived: boolean
  /** Made in the circle: it stays on this shelf. */
  belongs: boolean
  /** What its picture is as new as; undefined as long as there is none. */
  picture: number | undefined
  /** The notes in which the words were found, and how many those are. */
  found: { notes: readonly FoundNote[]; count: number }
}

/** A note in which something was found: its number, and its text around that. */
export type FoundNote = { number: number; parts: readonly TextPart[] }

/** A piece of a text; `found` where it is what was searched for. */
export type TextPart = { text: string; found: boolean }

/** One page of a shelf. `total`: how many boards answer the question; `onShelf`: how many there are, put away ones not counted. */
export type ShelfPage = {
  boards: ShelvedBoard[]
  total: number
  onShelf: number
  archived: number
  /** The tags of all boards that are not put away (or that are, if those were asked for), the most frequent first. */
  tags: { tag: string; boards: number }[]
}
