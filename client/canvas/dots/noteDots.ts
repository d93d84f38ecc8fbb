import { atom, computed, type Atom, type Signal } from '@tldraw/state'
import type { Editor, TLShape, TLShapeId, VecLike } from '@tldraw/tldraw'
import type { LiveNotes } from '../../notes/liveNotes.ts'
import { areDots } from './areDots.ts'
import { dotAt, layOutDots, type Dot, type DotNote } from './layOutDots.ts'

/** How near a pointer must come to a dot, in screen pixels. */
const reach = { mouse: 2, touch: 14 }

/** The notes of a canvas as dots. */
export interface NoteDots {
  /** Whether notes are drawn as dots now. */
  readonly isOn: Signal<boolean>
  /** All dots, in the order in which they are drawn; empty while notes are notes. */
  readonly all: Signal<readonly Dot[]>
  /** The dot of a note; undefined while notes are notes. */
  get(id: string): Dot | undefined
}

const dotsByEditor = new WeakMap<Editor, Atom<NoteDots | undefined>>()

/** The dots on an editor's canvas, as a signal tells them; undefined before `showDots`. */
export function dotsOn(editor: Editor): NoteDots | undefined {
  return dotsSignal(editor).get()
}

/** Whether an editor's notes are drawn as dots now, as a signal tells it. */
export function showsDots(editor: Editor): boolean {
  return dotsOn(editor)?.isOn.get() === true
}

/**
 * Makes the notes of an editor's canvas dots where they are too small to read: from then on pointers hit the dots and not the
 * squares of notes that nobody sees. Returns the way to stop.
 */
export function showDots(editor: Editor, notes: LiveNotes): () => void {
  const present = atom<readonly DotNote[]>('notes for dots', notes.all())
  // By itself, so that panning, which changes the camera too, lays nothing out.
  const zoom = computed('zoom', () => editor.getZoomLevel())
  const isOn = computed('notes are dots', () => areDots(zoom.get(), present.get().length))
  const all = computed('dots', () => (isOn.get() ? layOutDots(present.get(), zoom.get()) : []))
  const byId = computed('dots by note', () => new Map(all.get().map((dot) => [dot.id, dot])))
  dotsSignal(editor).set({ isOn, all, get: (id) => byId.get().get(id) })
  const stopFollowing = notes.subscribe(() => present.set(notes.all()))
  const stopHitting = hitDots(editor, isOn, all)
  return () => {
    stopFollowing()
    stopHitting()
    dotsSignal(editor).set(undefined)
  }
}

function dotsSignal(editor: Editor): Atom<NoteDots | undefined> {
  const known = dotsByEditor.get(editor)
  if (known) return known
  const made = atom<NoteDots | undefined>('dots on the canvas', undefined)
  dotsByEditor.set(editor, made)
  return made
}

function hitDots(editor: Editor, isOn: Signal<boolean>, all: Signal<readonly Dot[]>): () => void {
  const { getShapeAtPoint, getSelectedShapeAtPoint } = editor
  const dotUnder = (point: VecLike, wanted: (shape: TLShape) => boolean): TLShape | undefined => {
    const distance = editor.getInstanceState().isCoarsePointer ? reach.touch : reach.mouse
    const dot = dotAt(all.get(), point, editor.getZoomLevel(), distance, ({ id }) => {
      const shape = editor.getShape(id as TLShapeId)
      return shape !== undefined && wanted(shape)
    })
    return dot && editor.getShape(dot.id as TLShapeId)
  }
  editor.getShapeAtPoint = (point, options = {}) => {
    if (!isOn.get()) return getShapeAtPoint.call(editor, point, options)
    const { filter = () => true, hitLocked = false } = options
    const hit = dotUnder(point, (shape) => (hitLocked || !shape.isLocked) && filter(shape))
    return hit ?? getShapeAtPoint.call(editor, point, { ...options, filter: (shape) => shape.type !== 'note' && filter(shape) })
  }
  editor.getSelectedShapeAtPoint = (point) => {
    const selected = getSelectedShapeAtPoint.call(editor, point)
    if (!isOn.get() || selected?.type !== 'note') return selected
    return dotUnder(point, ({ id }) => editor.getSelectedShapeIds().includes(id))
  }
  return () => Object.assign(editor, { getShapeAtPoint, getSelectedShapeAtPoint })
}
