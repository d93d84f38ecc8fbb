import type { CaseNote } from '../../shared/board/caseNote.ts'

/** What cases can be told apart by. */
export const facetNames = ['person', 'standpoint', 'media', 'color'] as const
export type FacetName = (typeof facetNames)[number]

/** The chosen values of each facet. None chosen: all. */
export type NoteFilter = Readonly<Record<FacetName, ReadonlySet<string>>>

/** Lets everything through. */
export const noFilter: NoteFilter = { person: new Set(), standpoint: new Set(), media: new Set(), color: new Set() }

/** The value of a note in a facet; '' when it has none. A person is the device's id, or the name where there is none. */
export function valueOf(note: CaseNote, facet: FacetName): string {
  switch (facet) {
    case 'person':
      return note.author.id || note.author.name
    case 'standpoint':
      return note.author.standpoint
    case 'media':
      return note.fields.media ?? ''
    case 'color':
      return note.color
  }
}

/** Whether a note has one of the chosen values in every facet. */
export function passes(note: CaseNote, filter: NoteFilter): boolean {
  return facetNames.every((facet) => filter[facet].size === 0 || filter[facet].has(valueOf(note, facet)))
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: NoteFilter): boolean {
  return facetNames.some((facet) => filter[facet].size > 0)
}

/** The filter with one value chosen, or not any longer. */
export function toggled(filter: NoteFilter, facet: FacetName, value: string): NoteFilter {
  const values = new Set(filter[facet])
  if (!values.delete(value)) values.add(value)
  return { ...filter, [facet]: values }
}
