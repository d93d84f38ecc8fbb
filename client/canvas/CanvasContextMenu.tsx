import {
  ArrangeMenuSubmenu,
  ClipboardMenuGroup,
  CopyAsMenuGroup,
  DefaultContextMenu,
  EditMenuSubmenu,
  ReorderMenuSubmenu,
  SelectAllMenuItem,
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  useEditor,
  useValue,
  type TLUiContextMenuProps,
} from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { matrixEditingDoor } from '../matrix/editing/editingDoor.ts'
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
  const { t } = useTranslation()
  const editor = useEditor()
  const editMatrices = matrixEditingDoor(editor)
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
      {editMatrices && (
        <TldrawUiMenuGroup id="matrices">
          <TldrawUiMenuItem id="edit-matrices" label={t('matrix.title')} readonlyOk={false} onSelect={editMatrices} />
        </TldrawUiMenuGroup>
      )}
    </>
  )
}
