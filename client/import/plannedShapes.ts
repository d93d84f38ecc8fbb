import { createShapeId, type Editor, type TLShapePartial } from '@tldraw/tldraw'
import { createBindingId, type TLBindingCreate } from '@tldraw/tldraw'
import { noteSize } from '../../shared/board/caseNote.ts'
import type { Point } from '../../shared/board/plane.ts'
import { boardPageId } from '../../shared/document/createBoardDocument.ts'
import { noteShape } from '../../shared/document/plainShapes.ts'
import type { ImportedDrawing, ImportedNote } from '../../shared/import/importedContent.ts'
import type { Landing } from '../../shared/import/landings.ts'

/** A note as the canvas makes it. `isLoose`: it has no place of its own yet. */
export type PlannedNote = { shape: TLShapePartial; isLoose: boolean }

/** Imported notes as shapes, those that land on a quadrant with their centres there. */
export function plannedNotes(notes: readonly ImportedNote[], landings: readonly Landing[]): PlannedNote[] {
  return notes.map((note, at) => {
    const centre = landings[at]?.centre
    const { type, props } = noteShape(note.text, note.color ?? 'yellow')
    const corner = { x: (centre?.x ?? 0) - noteSize / 2, y: (centre?.y ?? 0) - noteSize / 2 }
    return { shape: { id: createShapeId(), type, ...corner, props, meta: metaOf(note) }, isLoose: !centre }
  })
}

/**
 * What the canvas signs new shapes by (shared/board/origin.ts): with a date a note counts as a copy, whose words are its author's; without one
 * it is whoever's who imports it.
 */
function metaOf({ author, fields, lineage }: ImportedNote): TLShapePartial['meta'] {
  if (!author) return { ...fields }
  return {
    ...fields,
    createdAt: new Date(0).toISOString(),
    authorId: author.id,
    authorName: author.name,
    ...(author.standpoint !== '' && { authorStandpoint: author.standpoint }),
    ...(lineage !== undefined && { lineage }),
  }
}

/** A drawing as shapes with new ids, moved so that its upper left corner is at `corner` of the page. Parents come before their children. */
export function plannedDrawing(
  editor: Editor,
  { shapes, bindings }: ImportedDrawing,
  corner: Point,
): { shapes: TLShapePartial[]; bindings: TLBindingCreate[] } {
  const idBefore = new Map(shapes.map(({ id }) => [id, createShapeId()]))
  const roots = shapes.filter(({ parentId }) => parentId === boardPageId)
  const left = roots.reduce((least, { x }) => Math.min(least, Number(x)), Infinity)
  const top = roots.reduce((least, { y }) => Math.min(least, Number(y)), Infinity)
  return {
    shapes: shapes.map(({ index: _index, typeName: _typeName, ...shape }) => {
      const isRoot = shape.parentId === boardPageId
      const place = isRoot ? { x: Number(shape.x) - left + corner.x, y: Number(shape.y) - top + corner.y } : {}
      const parentId = isRoot ? editor.getCurrentPageId() : idBefore.get(String(shape.parentId))
      return { ...shape, ...place, id: idBefore.get(shape.id), parentId } as TLShapePartial
    }),
    bindings: bindings.map(({ typeName: _typeName, ...binding }) => ({
      ...binding,
      id: createBindingId(),
      fromId: idBefore.get(String(binding.fromId)),
      toId: idBefore.get(String(binding.toId)),
    })) as TLBindingCreate[],
  }
}
