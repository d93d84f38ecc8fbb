import type { Editor, TLImageAsset, TLShapeId, TLShapePartial } from '@tldraw/tldraw'
import { boundsOf } from '../../shared/board/rowsOfBoxes.ts'
import type { ImportedContent } from '../../shared/import/importedContent.ts'
import type { Landing } from '../../shared/import/landings.ts'
import type { ImageProblem } from '../images/imageRules.ts'
import type { UploadImage } from '../images/uploadImage.ts'
import { putIntoTray } from '../notes/tray.ts'
import { importImages } from './importImages.ts'
import { plannedDrawing, plannedNotes } from './plannedShapes.ts'
import { wholeSlices } from './wholeSlices.ts'

type Options = {
  content: ImportedContent
  landings: readonly Landing[]
  upload: UploadImage
  signal: AbortSignal
  /** How much is done, from 0 to 1. */
  onProgress: (part: number) => void
}

/** `full`: the board takes no more. `failed`: something in it can't be made. */
export type ImportOutcome =
  | { kind: 'done'; count: number }
  | { kind: 'cancelled' | 'full' | 'failed' }
  | { kind: 'image'; problem: ImageProblem; name: string }

/** Shapes that are made between two frames, at least and at most: the page goes on meanwhile. */
const atOnce = 60
const mostAtOnce = 240
/** More than these are not selected: an outline around each costs more than it shows. */
const mostSelected = 200
/** Between what is there and a drawing that comes. */
const margin = 200

/**
 * Puts what was read onto the board, a little at a time, as one step of undo. When it is cancelled or can't be finished, all of it is taken back.
 */
export async function putOnBoard(editor: Editor, { content, landings, upload, signal, onProgress }: Options): Promise<ImportOutcome> {
  const drawing = content.drawing ?? { shapes: [], bindings: [], assets: [] }
  const steps = content.notes.length + drawing.shapes.length + drawing.assets.length
  if (editor.getCurrentPageShapeIds().size + content.notes.length + drawing.shapes.length > editor.options.maxShapesPerPage)
    return { kind: 'full' }
  let done = 0
  const advance = (count: number): void => onProgress((done += count) / steps)
  let mark: string | undefined
  try {
    const images = await importImages(drawing.assets, upload, { signal, onOne: () => advance(1) })
    if (!(images instanceof Map)) return { kind: 'image', ...images }
    const notes = plannedNotes(content.notes, landings)
    const planned = plannedDrawing(editor, drawing, cornerFor(editor))
    mark = editor.markHistoryStoppingPoint('import')
    editor.createAssets([...images.values()].filter(({ id }) => !editor.getAsset(id)))
    const shapes = planned.shapes.map((shape) => withAsset(shape, images))
    await oneByOne(wholeSlices(shapes, atOnce), signal, (slice) => {
      editor.createShapes(slice)
      advance(slice.length)
    })
    editor.createBindings(planned.bindings)
    await oneByOne(slicesOf(notes, editor.getCurrentPageShapeIds().size), signal, (slice) => {
      // How high a note is, is known when it is there.
      editor.run(() => {
        editor.createShapes(slice.map(({ shape }) => shape))
        const loose = slice.flatMap(({ shape, isLoose }) => (isLoose ? [shape.id] : []))
        if (loose.length > 0) putIntoTray(editor, loose)
      })
      advance(slice.length)
    })
    const ids = [...planned.shapes.map(({ id }) => id), ...notes.map(({ shape }) => shape.id)]
    // The link may have been closed meanwhile: then nothing was made.
    if (!ids.every((id) => editor.getShape(id))) {
      editor.bailToMark(mark)
      return { kind: 'full' }
    }
    show(editor, ids)
    return { kind: 'done', count: ids.length }
  } catch {
    if (mark !== undefined) editor.bailToMark(mark)
    // What passes every check and still can't be drawn: none of it stays.
    return { kind: signal.aborted ? 'cancelled' : 'failed' }
  }
}

/** Slices that grow with what is there: the more there is, the more each frame costs. `there`: how many things at first. */
function slicesOf<T>(things: readonly T[], there: number): T[][] {
  const slices: T[][] = []
  for (let from = 0; from < things.length;) {
    const size = Math.min(mostAtOnce, Math.max(atOnce, Math.floor((there + from) / 8)))
    slices.push(things.slice(from, from + size))
    from += size
  }
  return slices
}

async function oneByOne<T>(slices: readonly T[][], signal: AbortSignal, make: (slice: T[]) => void): Promise<void> {
  for (const slice of slices) {
    signal.throwIfAborted()
    make(slice)
    // A hidden page draws no frames, and goes on all the same.
    await new Promise((resolve) => setTimeout(resolve))
  }
  // Ended while the last of it came.
  signal.throwIfAborted()
}

// To the right of everything, at its top; on an empty board in the middle of what is seen.
function cornerFor(editor: Editor): { x: number; y: number } {
  const boxes = editor.getCurrentPageShapes().flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  if (boxes.length === 0) return editor.getViewportPageBounds().center
  const { x, y, w } = boundsOf(boxes)
  return { x: x + w + margin, y }
}

function withAsset(shape: TLShapePartial, images: ReadonlyMap<string, TLImageAsset>): TLShapePartial {
  const { assetId } = (shape.props ?? {}) as { assetId?: unknown }
  const asset = typeof assetId === 'string' ? images.get(assetId) : undefined
  return asset ? { ...shape, props: { ...shape.props, assetId: asset.id } } : shape
}

function show(editor: Editor, ids: readonly TLShapeId[]): void {
  editor.setCurrentTool('select')
  if (ids.length > mostSelected) return
  editor.select(...ids)
  editor.zoomToSelectionIfOffscreen(64, { animation: { duration: editor.options.animationMediumMs } })
}
