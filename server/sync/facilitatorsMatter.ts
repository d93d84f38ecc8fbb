import * as Y from 'yjs'
import { legendPrefix } from '../../shared/board/boardSettings.ts'
import { matrixLimits, matrixTexts } from '../../shared/board/matrix.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import type { TouchedPlace, TouchedPlaces } from './touchedPlaces.ts'

/**
 * Whether a change of these places would touch what only a facilitator may touch: `meta` but for the legend's names, the document's and the
 * page's record, a matrix, or anything that isn't plainly a record. Making a matrix, or making one out of a note, counts as touching it.
 */
export function touchesFacilitatorsMatter(places: TouchedPlaces, document: Y.Doc): boolean {
  return places === 'unknown' || places.some((place) => isFacilitatorsMatter(place, document))
}

/**
 * Whether a change of these places would do what not even a facilitator may: touch of which version the document is (whoever could write that
 * could have a board migrated from where it never was, or keep everybody out of it), or write a label of a matrix that is so long
 * that every page would choke on breaking it into lines.
 */
export function isNobodysToMake(places: TouchedPlaces): boolean {
  return places !== 'unknown' && places.some((place) => isServersMatter(place) || isOverlongLabel(place))
}

/** Whether a record that is there already has such a label. */
export function hasOverlongLabel(record: Y.Map<unknown>): boolean {
  return [...labelFields].some((field) => isOverlong(record.get(field)))
}

function isServersMatter({ root, recordId }: TouchedPlace): boolean {
  return root === 'meta' && serversMatter.has(recordId)
}

function isOverlongLabel({ root, field, writes }: TouchedPlace): boolean {
  if (root !== 'records' || field === undefined || !labelFields.has(field)) return false
  return writes?.some(isOverlong) ?? false
}

function isOverlong(value: unknown): boolean {
  return typeof value === 'string' && value.length > longestLabel
}

/** Ten times what the pages take: programs of others may be generous. */
const longestLabel = 10 * matrixLimits.labelLength
const labelFields = new Set(['meta.name', ...matrixTexts.map((text) => `props.${text}`)])
const serversMatter = new Set<string | undefined>(['documentVersion', 'schema'])

function isFacilitatorsMatter({ root, recordId, field, depth, writes }: TouchedPlace, document: Y.Doc): boolean {
  if (root === 'meta' && depth === 1 && recordId?.startsWith(legendPrefix)) return !writes?.every((name) => typeof name === 'string')
  if (root !== 'records' || recordId === undefined) return true
  if (/^(document|page):/.test(recordId)) return true
  if (typeOf(document, recordId) === 'matrix') return true
  // A record is a Y.Map. A plain value in its place would go past every check of its fields.
  if (depth === 1) return writes !== undefined && writes.length > 0
  if (depth > 2 || field === undefined || !writes) return false
  switch (field) {
    case 'type':
      return writes.includes('matrix')
    case 'typeName':
      return writes.includes('document') || writes.includes('page')
    case 'id':
      return writes.some((id) => id !== recordId)
    default:
      return false
  }
}

function typeOf(document: Y.Doc, recordId: string): unknown {
  const record: unknown = recordsOf(document).get(recordId)
  return record instanceof Y.Map ? record.get('type') : undefined
}
