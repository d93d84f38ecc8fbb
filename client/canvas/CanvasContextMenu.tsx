import {
  ArrangeMenuSubmenu,
  ClipboardMenuGroup,
  CopyAsMenuGroup,
  DefaultContextMenu,
  EditMenuSubmenu,
  ReorderMenuSubmenu,
  SelectAllMenuItem,
  TldrawUiMenuGroup,
  useEditor,
  useValue,
  type TLUiContextMenuProps,
} from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { loadFontsOnDemand } from './loadFontsOnDemand.ts'

/** The menu under the right button (a long press on touch), without pages, exports and debugging. It holds the canvas. */
export function CanvasContextMenu(props: TLUiContextMenuProps): JSX.Element {
  const editor = useEditor()
  // The first of our components that tldraw draws with an editor: before its own mount effects, which fetch all fonts.
  useState(() => loadFontsOnDemand(editor))
  return (
    <DefaultContextMenu {...props}>
      <Content />
    </DefaultContextMenu>
  )
}

function Content(): JSX.Element | null {
  const editor = useEditor()
  const isSelecting = useValue('is selecting', () => editor.getCurrentToolId() === 'select', [editor])
  if (!isSelecting) return null
  return (
    <>
      <TldrawUiMenuGroup id="modify">
        <EditMenuSubmenu />
        <ArrangeMenuSubmenu />
        <ReorderMenuSubmenu />
      </TldrawUiMenuGroup>
      <ClipboardMenuGroup />
      <TldrawUiMenuGroup id="copy-as">
        <CopyAsMenuGroup />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup id="select-all">
        <SelectAllMenuItem />
      </TldrawUiMenuGroup>
    </>
  )
}
