import {
  DefaultKeyboardShortcutsDialog,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  TldrawUiMenuToolItem,
  type TLUiKeyboardShortcutsDialogProps,
} from '@tldraw/tldraw'
import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'

/** The keys of a board, those for notes first. */
export function ShortcutsDialog(props: TLUiKeyboardShortcutsDialogProps): JSX.Element {
  const { t } = useTranslation()
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <TldrawUiMenuGroup label={t('canvas.keys.notes')} id="notes">
        <TldrawUiMenuToolItem toolId="note" />
        <Key id="note-right" label={t('canvas.keys.noteRight')} kbd="[[Tab]]" />
        <Key id="note-below" label={t('canvas.keys.noteBelow')} kbd="cmd+[[Enter]]" />
        <Key id="note-many" label={t('canvas.keys.many')} kbd="shift+n" />
        <Key id="note-spread" label={t('common.tidy.spreadOverlapping')} kbd="shift+s" />
        <Key id="note-line" label={t('canvas.keys.newLine')} kbd="[[Enter]]" />
        <Key id="note-done" label={t('canvas.keys.done')} kbd="[[Esc]]" />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup label="shortcuts-dialog.tools" id="tools">
        {['select', 'hand', 'text', 'arrow', 'draw', 'eraser', 'asset'].map((tool) => (
          <TldrawUiMenuToolItem key={tool} toolId={tool} />
        ))}
      </TldrawUiMenuGroup>
      <Actions label="shortcuts-dialog.view" ids={['zoom-to-fit', 'zoom-to-selection', 'zoom-to-100', 'zoom-in', 'zoom-out']} />
      <Actions label="shortcuts-dialog.edit" ids={['undo', 'redo', 'cut', 'copy', 'paste', 'duplicate', 'delete', 'select-all']} />
      <Actions label="shortcuts-dialog.transform" ids={['bring-to-front', 'send-to-back', 'group', 'ungroup', 'toggle-lock']} />
      <TldrawUiMenuGroup label="shortcuts-dialog.text-formatting" id="text">
        <Key id="bold" label="tool.rich-text-bold" kbd="cmd+b" />
        <Key id="bullets" label="tool.rich-text-bulletList" kbd="cmd+shift+8" />
        <Key id="link" label="tool.rich-text-link" kbd="cmd+shift+k" />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup label="shortcuts-dialog.a11y" id="a11y">
        <Key id="list" label={t('canvas.keys.list')} kbd="alt+l" />
        <Key id="next" label="a11y.select-shape" kbd="[[Tab]]" />
        <Key id="direction" label="a11y.select-shape-direction" kbd="cmd+↑→↓←" />
        <Key id="move" label="a11y.move-shape" kbd="↑→↓←" />
        <Key id="styles" label="a11y.adjust-shape-styles" kbd="cmd+[[Enter]]" />
        <TldrawUiMenuActionItem actionId="open-kbd-shortcuts" />
      </TldrawUiMenuGroup>
    </DefaultKeyboardShortcutsDialog>
  )
}

function Actions({ label, ids }: { label: string; ids: readonly string[] }): JSX.Element {
  return (
    <TldrawUiMenuGroup label={label} id={label}>
      {ids.map((id) => (
        <TldrawUiMenuActionItem key={id} actionId={id} />
      ))}
    </TldrawUiMenuGroup>
  )
}

// A key that tldraw handles by itself: the dialog only names it.
function Key(props: { id: string; label: string; kbd: string }): JSX.Element {
  return <TldrawUiMenuItem {...props} readonlyOk onSelect={nothing} />
}

function nothing(): void {}
