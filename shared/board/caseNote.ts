import type { PlainRecord } from '../document/recordFields.ts'
import { isObject, isRichText, plainTextOf } from '../document/richText.ts'
import { caseFieldsOf, type CaseFields } from './caseFields.ts'
import { pointOnPage, propsOf, type PagePlace } from './pagePlace.ts'
import type { Point } from './plane.ts'
import type { Score } from './score.ts'
import { signatureIn, type Signature } from './signature.ts'

/** A note as a case: what it says and where it stands. */
export type CaseNote = {
  id: string
  /** What people call it by: unique on the board, kept while others come and go. */
  number: number
  /** Lines separated by newlines, without formatting. */
  text: string
  /** tldraw's name of it. */
  color: string
  /** As they were called when they made it; '' where nothing is known. */
  author: { id: string; name: string; standpoint: string }
  /** ISO 8601. */
  createdAt: string | undefined
  /** Who changed it last; undefined where nobody has said so, or nobody but its author on the day it was made. */
  changed: Signature | undefined
  /** The same for a note and its copies, also on other boards. */
  lineage: string
  fields: CaseFields
  /** The point that counts, on the page. */
  centre: Point
  /** The matrix that it lies on, and its score there; both undefined when it lies on none. */
  matrixId: string | undefined
  score: Score | undefined
}

/** The side of tldraw's note at scale 1, in canvas pixels. */
export const noteSize = 200

/** Whether a record is a note. */
export function isNote(record: PlainRecord | undefined): record is PlainRecord {
  return record?.typeName === 'shape' && record.type === 'note'
}

/**
 * The point of a note that counts: the centre of its square, on the page. What a long text adds to a note's height grows
 * below the square and counts for nothing, or a case would move along the axis while somebody writes.
 */
export function centreOfNote(note: PlainRecord, place: PagePlace): Point {
  const half = (noteSize / 2) * scaleOf(note)
  return pointOnPage({ x: half, y: half }, place)
}

/** What a note says, without number and score, which depend on the rest of the board. */
export function readCaseNote(note: PlainRecord, place: PagePlace): Omit<CaseNote, 'number' | 'matrixId' | 'score'> {
  const props = propsOf(note)
  const meta = isObject(note.meta) ? note.meta : {}
  return {
    id: note.id,
    text: isRichText(props.richText) ? plainTextOf(props.richText).trim() : '',
    color: textIn(props.color),
    author: authorIn(meta),
    createdAt: createdAtOf(note),
    changed: signatureIn(meta),
    lineage: textIn(meta.lineage) || note.id,
    fields: caseFieldsOf(meta),
    centre: centreOfNote(note, place),
  }
}

/** Whose it is, as the `meta` of a shape says. */
export function authorIn(meta: Readonly<Record<string, unknown>>): CaseNote['author'] {
  return { id: textIn(meta.authorId), name: textIn(meta.authorName), standpoint: textIn(meta.authorStandpoint) }
}

/** The number that a note asks for (`meta.number`); undefined when it asks for none. */
export function claimedNumberOf(note: PlainRecord): number | undefined {
  const claimed = isObject(note.meta) ? note.meta.number : undefined
  return Number.isSafeInteger(claimed) && Number(claimed) > 0 ? Number(claimed) : undefined
}

/** When a note was made, as it says itself (ISO 8601, UTC); undefined when it says nothing sound. */
export function createdAtOf(note: PlainRecord): string | undefined {
  const text = isObject(note.meta) ? textIn(note.meta.createdAt) : ''
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function scaleOf(note: PlainRecord): number {
  const { scale } = propsOf(note)
  return typeof scale === 'number' ? scale : 1
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
