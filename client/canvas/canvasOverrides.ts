import type { TLUiOverrides } from '@tldraw/tldraw'
import { undoIfLatest } from '../matrix/editing/matrixUndo.ts'
import { spreadAndTell } from '../notes/spreadAndTell.ts'
import { fitBoard } from './fitBoard.ts'
import { rememberShortcuts } from './openShortcuts.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import englishStrings from './tldrawStrings.en.json'
import japaneseStrings from './tldrawStrings.ja.json'
import { bulkBoxOf } from './writing/bulkBoxOf.ts'

/** What tldraw offers and a board doesn't: pages, embeds, files, debugging, a theme of its own, chat at the cursor. */
const unwanted = [
  'insert-embed',
  'convert-to-bookmark',
  'convert-to-embed',
  'open-embed-link',
  'toggle-dark-mode',
  'toggle-debug-mode',
  'toggle-focus-mode',
  'toggle-grid',
  'move-to-new-page',
  'change-page-prev',
  'change-page-next',
  'open-cursor-chat',
  'select-white-color',
]

/** Our changes to tldraw's actions, tools and words. */
export const canvasOverrides: TLUiOverrides = {
  actions(editor, actions, { addDialog }) {
    for (const id of unwanted) delete actions[id]
    const { 'zoom-to-fit': zoomToFit, 'open-kbd-shortcuts': openKeys, undo } = actions
    // While matrices are edited, the last change may be one of theirs.
    if (undo) actions.undo = { ...undo, onSelect: (source) => (undoIfLatest(editor) ? undefined : undo.onSelect(source)) }
    if (zoomToFit) actions['zoom-to-fit'] = { ...zoomToFit, onSelect: () => fitBoard(editor, { animate: true }) }
    if (openKeys) {
      // tldraw opens its own list, whatever component is given for it.
      const onSelect = (): void => void addDialog({ component: ShortcutsDialog })
      actions['open-kbd-shortcuts'] = { ...openKeys, kbd: 'shift+/,cmd+alt+/,ctrl+alt+/', onSelect }
      rememberShortcuts(editor, onSelect)
    }
    const may = (act: () => void) => (): void => void (editor.getIsReadonly() || act())
    actions['write-many'] = { id: 'write-many', kbd: 'shift+n', onSelect: may(() => bulkBoxOf(editor).set(true)) }
    actions['spread-notes'] = { id: 'spread-notes', kbd: 'shift+s', onSelect: may(() => spreadAndTell(editor)) }
    return actions
  },
  tools(_editor, tools) {
    delete tools.embed
    return tools
  },
  translations: { en: englishStrings, ja: japaneseStrings },
}
