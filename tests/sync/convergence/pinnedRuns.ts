import type { Step } from '../../support/randomSteps.ts'

/** Runs that once ended badly, as short as they could be made. They are steps and not seeds: a seed says nothing any more when a deed is added. */
export const pinnedRuns: { was: string; steps: Step[] }[] = [
  {
    was: 'a frame on the deleted first page stayed there when the page that took its place came only afterwards',
    steps: [
      { peer: 0, pick: 0, at: 0, deed: 'add page' },
      { peer: 2, pick: 0, at: 0, deed: 'add frame' },
      { peer: 0, pick: 0, at: 0, deed: 'keep old copy' },
      { peer: 0, pick: 0, at: 0, deed: 'open old copy' },
      { peer: 0, pick: 0, at: 0, deed: 'connect' },
      { peer: 0, pick: 0, at: 69, deed: 'delete page' },
      { peer: 0, pick: 0, at: 0, deed: 'nest' },
    ],
  },
  {
    was: 'a note put at the index that the document has for it already, where something else stands, was shown there by its mover alone',
    steps: [
      { peer: 2, pick: 0, at: 0, deed: 'add frame' },
      { peer: 2, pick: 477, at: 0, deed: 'delete' },
      { peer: 2, pick: 0, at: 0, deed: 'ungroup' },
      { peer: 2, pick: 612, at: 0, deed: 'reorder' },
      { peer: 0, pick: 0, at: 0, deed: 'nest' },
    ],
  },
  {
    was: 'whoever took their words back before the end of a gesture no longer saw what somebody else had typed meanwhile',
    steps: [
      { peer: 0, pick: 0, at: 0, deed: 'begin gesture' },
      { peer: 1, pick: 0, at: 0, deed: 'type' },
      { peer: 0, pick: 728, at: 0, deed: 'type' },
      { peer: 0, pick: 0, at: 0, deed: 'exchange all' },
      { peer: 0, pick: 0, at: 0, deed: 'undo' },
      { peer: 0, pick: 0, at: 0, deed: 'exchange all' },
    ],
  },
  {
    was: 'whoever took back making a note took it out of the hand of somebody else, with what they had put in it',
    steps: [
      { peer: 2, pick: 0, at: 0, deed: 'add note' },
      { peer: 1, pick: 0, at: 0, deed: 'begin gesture' },
      { peer: 0, pick: 0, at: 0, deed: 'exchange all' },
      { peer: 1, pick: 0, at: 0, deed: 'type' },
      { peer: 0, pick: 0, at: 0, deed: 'exchange all' },
      { peer: 2, pick: 0, at: 0, deed: 'undo' },
    ],
  },
]
