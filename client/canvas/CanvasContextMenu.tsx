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
  useReadonly,
  useValue,
  type TLUiContextMenuProps,
} from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { matrixEditingDoor } from '../matrix/editing/editingDoor.ts'
import { spreadAndTell } from '../notes/spreadAndTell.ts'
import { gridOnCanvas } from '../notes/tidyNotes.ts'
import { loadFontsOnDemand } from './loadFontsOnDemand.ts'
import { bulkBoxOf } from './writing/bulkBoxOf.ts'

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

// What is for notes: for those that are selected, or for all.
function TidyMenuItems(): JSX.Element | null {
  const { t } = useTranslation()
  const editor = useEditor()
  const selected = useValue('selected notes', () => editor.getSelectedShapes().filter(({ type }) => type === 'note').length, [editor])
  const hasOthers = useValue('has others', () => editor.getSelectedShapeIds().length > selected, [editor, selected])
  if (useReadonly() || (selected < 2 && (selected > 0 || hasOthers))) return null
  return (
    <>
      {selected > 1 && <TldrawUiMenuItem id="grid-notes" label={t('common.tidy.grid')} onSelect={() => gridOnCanvas(editor)} />}
      <TldrawUiMenuItem id="spread-notes" label={t('common.tidy.spreadOverlapping')} kbd="shift+s" onSelect={() => spreadAndTell(editor)} />
      {selected === 0 && (
        <TldrawUiMenuItem id="write-many" label={t('canvas.keys.many')} kbd="shift+n" onSelect={() => bulkBoxOf(editor).set(true)} />
      )}
    </>
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
        <TidyMenuItems />
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
