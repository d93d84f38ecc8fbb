import { Extension, extensions, resolveFocusPosition, type Editor, type RawCommands } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { takeInput } from '../../sync/takeInput.ts'

/**
 * Keeps the caret where its owner has brought it. tldraw and TipTap place the caret of a text that has just been opened
 * twice, at once and 100 ms later: whoever types at once would find their first letters behind the later ones, or
 * selected and typed over. From the first key, touch or composition on such a placing is ignored.
 */
export const keepOwnCaret = Extension.create({
  name: 'keepOwnCaret',
  // The commands of the last extension win.
  priority: 1,
  addCommands() {
    const { focus, selectAll, setTextSelection } = standardCommands()
    // Before a text editor says that it is there only tldraw calls these two.
    const isLatePlacing = (editor: Editor): boolean => touched.has(editor) && !editor.isInitialized
    return {
      focus: (position, options) => (props) => {
        const wanted = touched.has(props.editor) ? null : position
        if (!props.view.hasFocus()) return focus(wanted, options)(props)
        // Focusing again, a frame later, would bring back a selection that a key has just left.
        const selection = resolveFocusPosition(props.tr.doc, wanted)
        if (selection) props.tr.setSelection(selection)
        return true
      },
      selectAll: () => (props) => isLatePlacing(props.editor) || selectAll()(props),
      setTextSelection: (position) => (props) => isLatePlacing(props.editor) || setTextSelection(position)(props),
    }
  },
  addProseMirrorPlugins() {
    const touch = (): void => void touched.add(this.editor)
    const key = (view: EditorView): void => {
      touch()
      // A key must find the caret where the key before has brought it, however fast they come.
      takeInput(view)
    }
    return [new Plugin({ props: { handleDOMEvents: { beforeinput: touch, keydown: key, compositionstart: touch, pointerdown: touch } } })]
  },
})

/** The text editors in which somebody has done something already. */
const touched = new WeakSet<Editor>()

function standardCommands(): Pick<RawCommands, 'focus' | 'selectAll' | 'setTextSelection'> {
  // It gives all of them and needs no editor, which its type doesn't say.
  return (extensions.Commands.config.addCommands as unknown as () => RawCommands)()
}
