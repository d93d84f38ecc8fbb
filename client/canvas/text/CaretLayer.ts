import type { EditorView } from '@tiptap/pm/view'
import type { Caret } from '../../sync/carets.ts'
import type { LiveTexts } from '../../sync/liveBoard.ts'
import { positionAtTextIndex } from '../../sync/textIndex.ts'

/**
 * Others' carets over an open text: thin marks in their colours, with the names while they move. They lie over the text
 * and not in it: a mark between two letters would cost an arrow key a second press, and end a composition.
 */
export class CaretLayer {
  readonly #view: EditorView
  readonly #toShape: (point: { x: number; y: number }) => { x: number; y: number } | undefined
  readonly #layer = document.createElement('div')
  readonly #marks = new Map<number, { mark: HTMLElement; move: string }>()
  #carets: readonly Caret[] = []
  #frame = 0

  constructor(view: EditorView, texts: LiveTexts, recordId: string) {
    this.#view = view
    this.#toShape = (point) => texts.pointInShape(recordId, point)
    this.#layer.className = 'board-carets'
    this.#layer.setAttribute('aria-hidden', 'true')
    // Whatever a note does under the text, it moves, turns and scales this with it.
    view.dom.closest('.tl-shape')?.append(this.#layer)
  }

  show(carets: readonly Caret[]): void {
    this.#carets = carets
    this.placeSoon()
  }

  /** In the next frame, when the lines have been broken anew. */
  placeSoon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#place())
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#layer.remove()
  }

  #place(): void {
    this.#frame = 0
    if (this.#view.isDestroyed) return
    for (const [clientId, { mark }] of this.#marks) {
      if (this.#carets.some((caret) => caret.clientId === clientId)) continue
      mark.remove()
      this.#marks.delete(clientId)
    }
    for (const caret of this.#carets) this.#placeOne(caret)
  }

  #placeOne(caret: Caret): void {
    const { left, top, bottom } = this.#view.coordsAtPos(positionAtTextIndex(this.#view.state.doc, caret.head))
    const [upper, lower] = [this.#toShape({ x: left, y: top }), this.#toShape({ x: left, y: bottom })]
    if (!upper || !lower) return
    const { style } = this.#markOf(caret)
    style.transform = `translate(${upper.x}px, ${upper.y}px)`
    style.height = `${lower.y - upper.y}px`
  }

  // A new one for each move of its owner: the name appears anew with it.
  #markOf(caret: Caret): HTMLElement {
    const move = `${caret.name} ${caret.move}`
    const before = this.#marks.get(caret.clientId)
    if (before?.move === move) return before.mark
    const mark = drawMark(caret)
    if (before) before.mark.replaceWith(mark)
    else this.#layer.append(mark)
    this.#marks.set(caret.clientId, { mark, move })
    return mark
  }
}

function drawMark({ name, color }: Caret): HTMLElement {
  const mark = document.createElement('div')
  mark.className = 'board-caret'
  mark.style.setProperty('--person', color)
  const label = document.createElement('div')
  label.className = 'board-caret__name'
  label.textContent = name
  mark.append(label)
  return mark
}
