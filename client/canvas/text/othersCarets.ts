import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Caret } from '../../sync/carets.ts'
import type { LiveTexts } from '../../sync/liveBoard.ts'
import { takeInput } from '../../sync/takeInput.ts'
import { positionAtTextIndex } from '../../sync/textIndex.ts'
import { CaretLayer } from './CaretLayer.ts'

/** Shows in an open text where the others write and what they have selected. */
export function createOthersCarets(texts: LiveTexts): Extension {
  return Extension.create({
    name: 'othersCarets',
    addProseMirrorPlugins: () => [createPlugin(texts)],
  })
}

const selectedByOthers = new PluginKey<DecorationSet>('selectedByOthers')

function createPlugin(texts: LiveTexts): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: selectedByOthers,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown) {
        const carets = transaction.getMeta(selectedByOthers) as readonly Caret[] | undefined
        return carets
          ? DecorationSet.create(transaction.doc, selectionsOf(carets, transaction.doc))
          : shown.map(transaction.mapping, transaction.doc)
      },
    },
    props: { decorations: (state: EditorState) => selectedByOthers.getState(state) },
    view(view) {
      const recordId = texts.openRecordId()
      if (recordId === undefined) return {}
      const layer = new CaretLayer(view, texts, recordId)
      let shownSelections = '[]'
      const show = (): void => {
        if (view.isDestroyed) return
        const carets = texts.caretsIn(recordId)
        layer.show(carets)
        const selected = carets.filter(({ anchor, head }) => anchor !== head)
        const selections = JSON.stringify(selected)
        // What changes a line while a word is composed there would end the composition.
        if (selections === shownSelections || view.composing) return
        shownSelections = selections
        takeInput(view)
        view.dispatch(view.state.tr.setMeta(selectedByOthers, selected).setMeta('addToHistory', false))
      }
      // Others' words come first: their caret is behind them.
      const showSoon = (): void => queueMicrotask(show)
      const stops = [texts.subscribeCarets(showSoon), texts.subscribe(showSoon), () => layer.close()]
      showSoon()
      return {
        update(_view, before) {
          // The others' places are told in the text as all have it: mine as I have written it now.
          if (before.doc !== view.state.doc) showSoon()
        },
        destroy: () => stops.forEach((stop) => stop()),
      }
    },
  })
}

function selectionsOf(carets: readonly Caret[], doc: Node): Decoration[] {
  return carets.map(({ anchor, head, color }) => {
    const [start, end] = [positionAtTextIndex(doc, Math.min(anchor, head)), positionAtTextIndex(doc, Math.max(anchor, head))]
    return Decoration.inline(start, end, { style: `background-color: color-mix(in srgb, ${color} 25%, transparent)` })
  })
}
