import fc from 'fast-check'

/** One thing that somebody does or that happens to their tab. `pick` and `at` choose among what there is at that moment. */
export type Step = { peer: number; pick: number; at: number; deed: Deed }

/** What people do to a canvas, the common things more often. */
const edits = [
  'add note',
  'type',
  'type',
  'type',
  'delete text',
  'split line',
  'join lines',
  'bold',
  'list',
  'move',
  'drag',
  'drag',
  'restyle',
  'reorder',
  'group',
  'ungroup',
  'add frame',
  'nest',
  'draw arrow',
  'bind arrow',
  'bind arrow',
  'add picture',
  'duplicate',
  'delete',
  'delete',
  'undo',
  'undo',
  'redo',
  'begin gesture',
  'end gesture',
  'cancel gesture',
  'hold text',
  'release text',
] as const

/** What happens to wires, tabs and what a device has kept. */
const fates = [
  'cut',
  'connect',
  'send',
  'receive',
  'exchange',
  'exchange all',
  'reload',
  'trim copy',
  'keep old copy',
  'open old copy',
  'start afresh',
] as const

/** Boards have one page, but a document may hold more. */
const pageEdits = ['add page', 'move to page', 'rename page', 'delete page'] as const

export type Deed = (typeof edits)[number] | (typeof fates)[number] | (typeof pageEdits)[number]

export const allDeeds: readonly Deed[] = [...edits, ...fates]

/** What brings parents, indices and bindings into trouble. */
export const relationDeeds: readonly Deed[] = [
  'nest',
  'nest',
  'ungroup',
  'group',
  'bind arrow',
  'bind arrow',
  'reorder',
  'delete',
  'undo',
  'add note',
  'exchange',
  'exchange all',
  'cut',
  'connect',
]

/** What brings pages into trouble. */
export const pageDeeds: readonly Deed[] = [
  ...pageEdits,
  'add frame',
  'add note',
  'nest',
  'duplicate',
  'delete',
  'undo',
  'redo',
  'exchange',
  'exchange all',
  'connect',
  'reload',
  'keep old copy',
  'open old copy',
]

/** What brings undo near other people's work. */
export const undoDeeds: readonly Deed[] = [
  'type',
  'type',
  'delete text',
  'move',
  'restyle',
  'delete',
  'add note',
  'undo',
  'undo',
  'redo',
  'redo',
  'exchange',
  'exchange all',
  'exchange all',
  'cut',
  'begin gesture',
  'end gesture',
]

/** Any sequence of steps of `peers` tabs, of these deeds. */
export function anySteps(peers: number, among: readonly Deed[]): fc.Arbitrary<Step[]> {
  const step = fc.record({ peer: fc.nat(peers - 1), pick: fc.nat(999), at: fc.nat(999), deed: fc.constantFrom(...among) })
  return fc.array(step, { minLength: 1, maxLength: 60, size: 'max' })
}
