import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Caret } from '../../sync/carets.ts'
import type { LiveTexts } from '../../sync/liveBoard.ts'
import { takeInput } from '../../sync/takeInput.ts'
import { positionAtTextIndex } from '../../sync/textIndex.ts'

/** Shows in an open text where the others write: a thin mark in their colour, with their name while it moves. */
export function createOthersCarets(texts: LiveTexts): Extension {
  return Extension.create({
    name: 'othersCarets',
    addProseMirrorPlugins: () => [createPlugin(texts)],
  })
}

const othersCarets = new PluginKey<DecorationSet>('othersCarets')

function createPlugin(texts: LiveTexts): Plugin<DecorationSet> {
  const recordId = texts.openRecordId()
  return new Plugin<DecorationSet>({
    key: othersCarets,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown) {
        const carets = transaction.getMeta(othersCarets) as readonly Caret[] | undefined
        return carets
          ? DecorationSet.create(transaction.doc, decorationsOf(carets, transaction.doc))
          : shown.map(transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state: EditorState) => othersCarets.getState(state) },
    view(view) {
      let last = ''
      const show = (): void => {
        // A mark that comes into a line while a word is composed there would end the composition.
        if (recordId === undefined || view.isDestroyed || view.composing) return
        const carets = texts.caretsIn(recordId)
        if (JSON.stringify(carets) === last) return
        last = JSON.stringify(carets)
        takeInput(view)
        view.dispatch(view.state.tr.setMeta(othersCarets, carets).setMeta('addToHistory', false))
      }
      // Others' words come first: their caret is behind them.
      const showSoon = (): void => queueMicrotask(show)
      const stops = [texts.subscribeCarets(showSoon), texts.subscribe(showSoon)]
      showSoon()
      return { destroy: () => stops.forEach((stop) => stop()) }
    },
  })
}

function decorationsOf(carets: readonly Caret[], doc: Node): Decoration[] {
  return carets.flatMap((caret) => {
    const [anchor, head] = [positionAtTextIndex(doc, caret.anchor), positionAtTextIndex(doc, caret.head)]
    // The key keeps the mark, and the name from appearing again, while only its surroundings move.
    const mark = Decoration.widget(head, () => drawCaret(caret), { key: `${caret.clientId} ${caret.name} ${caret.move}`, side: 1 })
    if (anchor === head) return [mark]
    const style = `background-color: color-mix(in srgb, ${caret.color} 25%, transparent)`
    return [mark, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style })]
  })
}

function drawCaret({ name, color }: Caret): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'board-caret'
  mark.style.setProperty('--person', color)
  mark.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'board-caret__name'
  label.textContent = name
  mark.append(label)
  return mark
}
