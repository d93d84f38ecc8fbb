import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { RichText } from '../../shared/document/richText.ts'
import { replacementOf } from '../../shared/document/words.ts'
import type { LiveTexts } from './liveBoard.ts'
import { takeInput } from './takeInput.ts'
import { positionAtTextIndex, textIndexAt } from './textIndex.ts'

/** ProseMirror goes on with a composition's last changes for 20 ms after its end. */
const compositionRestMs = 50

/**
 * Makes a text editor fit for two people in one note. Others' words come into the open text as the smallest replacement,
 * outside the undo history, so that the caret stays where its owner put it; a composition keeps both directions apart
 * until it ends. Local typing needs nothing here: tldraw writes it to the canvas store in the same task, and the binding
 * writes it to the document in that task too.
 */
export function createLiveTextExtension(texts: LiveTexts): Extension {
  return Extension.create({
    name: 'liveText',
    // The commands of the last extension win.
    priority: 1,
    addCommands() {
      return {
        // tldraw calls it for every change from outside, which throws the caret to the end.
        setContent: () => () => true,
      }
    },
    addProseMirrorPlugins() {
      return [createLiveTextPlugin(texts)]
    },
  })
}

/** Brings `state` to what `richText` says, by the smallest replacement; undefined when it does already. */
export function remoteChange(state: EditorState, richText: RichText): Transaction | undefined {
  const target = state.schema.nodeFromJSON(richText)
  const start = state.doc.content.findDiffStart(target.content)
  const end = state.doc.content.findDiffEnd(target.content)
  if (start === null || end === null) return undefined
  // The same words may count for the beginning and for the end: they count once.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const transaction = state.tr.replace(start, end.a + overlap, target.slice(start, end.b + overlap))
  if (state.selection instanceof TextSelection) transaction.setSelection(mappedSelection(state.selection, transaction))
  return transaction.setMeta('addToHistory', false)
}

// By the letters, not by the steps of the change: a line that becomes an item of a list, or bold, is replaced whole, and has the same letters.
function mappedSelection({ anchor, head, empty }: TextSelection, { before, doc }: Transaction): TextSelection {
  const change = replacementOf(lettersOf(before), lettersOf(doc))
  const isForward = anchor <= head
  const place = (position: number, isStart: boolean) => {
    const index = mappedIndex(textIndexAt(before, position), change, isStart && !empty)
    return doc.resolve(positionAtTextIndex(doc, index))
  }
  return TextSelection.between(place(anchor, isForward), place(head, !isForward)) as TextSelection
}

function lettersOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n', '\ufffc')
}

// A caret stays left of what comes in at its very place: two who write at the end of a text don't mix letter by letter.
function mappedIndex(index: number, { at, removed, added }: ReturnType<typeof replacementOf>, isRight: boolean): number {
  if (index < at || (index === at && !(isRight && removed === 0))) return index
  if (index < at + removed) return isRight ? at + added.length : at
  return index - removed + added.length
}

function createLiveTextPlugin(texts: LiveTexts): Plugin {
  const sessions = new WeakMap<EditorView, TextSession>()
  return new Plugin({
    view(view) {
      const session = new TextSession(view, texts)
      sessions.set(view, session)
      return { update: () => session.tellCaretSoon(), destroy: () => session.close() }
    },
    props: {
      handleDOMEvents: {
        compositionstart: (view) => sessions.get(view)?.beginComposition(),
        compositionend: (view) => sessions.get(view)?.endComposition(),
      },
    },
  })
}

/** One text open in one editor. */
class TextSession {
  readonly #view: EditorView
  readonly #texts: LiveTexts
  readonly #recordId: string | undefined
  readonly #stops: (() => void)[]
  #isHeld = false
  #isClosed = false
  #isTelling = false
  #release: ReturnType<typeof setTimeout> | undefined

  constructor(view: EditorView, texts: LiveTexts) {
    this.#view = view
    this.#texts = texts
    this.#recordId = texts.openRecordId()
    this.#stops = [
      texts.subscribeBeforeRemote(() => takeInput(view)),
      texts.subscribe((changed) => {
        if (changed === this.#recordId) this.#takeRemote(changed)
      }),
    ]
    this.tellCaretSoon()
  }

  /** At the end of this task, when the words before the caret are in the document. */
  tellCaretSoon(): void {
    if (this.#isTelling || this.#recordId === undefined) return
    this.#isTelling = true
    queueMicrotask(() => {
      this.#isTelling = false
      // Words that are being composed are in nobody else's text.
      if (this.#isClosed || this.#isHeld || this.#recordId === undefined) return
      const { doc, selection } = this.#view.state
      const [anchor, head] = [textIndexAt(doc, selection.anchor), textIndexAt(doc, selection.head)]
      this.#texts.setCaret({ recordId: this.#recordId, anchor, head })
    })
  }

  beginComposition(): void {
    clearTimeout(this.#release)
    if (this.#recordId === undefined || this.#isHeld) return
    this.#isHeld = true
    this.#texts.hold(this.#recordId)
  }

  endComposition(): void {
    clearTimeout(this.#release)
    this.#release = setTimeout(() => this.#view.composing || this.#releaseText(), compositionRestMs)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#release)
    for (const stop of this.#stops) stop()
    this.#releaseText()
    this.#texts.setCaret(undefined)
  }

  #releaseText(): void {
    if (!this.#isHeld || this.#recordId === undefined) return
    this.#isHeld = false
    this.#texts.release(this.#recordId)
    this.tellCaretSoon()
  }

  #takeRemote(recordId: string): void {
    const richText = this.#texts.get(recordId)
    if (!richText || this.#view.isDestroyed || this.#view.composing) return
    const change = remoteChange(this.#view.state, richText)
    if (change) this.#texts.quietly(() => this.#view.dispatch(change))
  }
}
