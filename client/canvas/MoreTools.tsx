import {
  TldrawUiButtonIcon,
  TldrawUiMenuActionItem,
  TldrawUiMenuContextProvider,
  TldrawUiMenuToolItem,
  TldrawUiPopover,
  TldrawUiPopoverContent,
  TldrawUiPopoverTrigger,
  TldrawUiToolbar,
  TldrawUiToolbarButton,
  ToolbarItem,
  useCanRedo,
  useEditor,
  useTranslation,
  useValue,
} from '@tldraw/tldraw'
import { Fragment, useState, type JSX } from 'react'
import { fitBoard } from './fitBoard.ts'

const menuId = 'more tools'

/** The tools that are not at hand and, where there is no room for them elsewhere, the everyday actions. */
export function MoreTools({ tools, withActions }: { tools: readonly string[]; withActions: boolean }): JSX.Element {
  const editor = useEditor()
  const msg = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const close = (): void => {
    editor.menus.deleteOpenMenu(menuId)
    setOpen(false)
  }
  return (
    <TldrawUiPopover id={menuId} open={isOpen} onOpenChange={setOpen}>
      <TldrawUiPopoverTrigger>
        <TldrawUiToolbarButton type="tool" title={msg('tool-panel.more')} className="board-bar__more" data-testid="tools.more-button">
          <TldrawUiButtonIcon icon="dots-horizontal" />
        </TldrawUiToolbarButton>
      </TldrawUiPopoverTrigger>
      <TldrawUiPopoverContent side="top" align="end">
        <TldrawUiToolbar className="board-more" label={msg('tool-panel.more')} data-testid="tools.more-content" onClick={close}>
          <TldrawUiMenuContextProvider type="toolbar-overflow" sourceId="toolbar">
            {tools.map((tool) => (
              <Fragment key={tool}>{tool === 'asset' ? <TldrawUiMenuToolItem toolId={tool} /> : <ToolbarItem tool={tool} />}</Fragment>
            ))}
          </TldrawUiMenuContextProvider>
          {withActions && <EverydayActions />}
        </TldrawUiToolbar>
      </TldrawUiPopoverContent>
    </TldrawUiPopover>
  )
}

function EverydayActions(): JSX.Element {
  const editor = useEditor()
  const msg = useTranslation()
  const canRedo = useCanRedo()
  const hasSelection = useValue('has selection', () => editor.getSelectedShapeIds().length > 0, [editor])
  return (
    <div className="board-more__actions">
      <TldrawUiMenuContextProvider type="icons" sourceId="actions-menu">
        <TldrawUiMenuActionItem actionId="redo" disabled={!canRedo} />
        <TldrawUiMenuActionItem actionId="duplicate" disabled={!hasSelection} />
        <TldrawUiMenuActionItem actionId="delete" disabled={!hasSelection} />
      </TldrawUiMenuContextProvider>
      <TldrawUiToolbarButton type="icon" title={msg('action.zoom-to-fit')} onClick={() => fitBoard(editor, { animate: true })}>
        <TldrawUiButtonIcon icon="zoom-out" small />
      </TldrawUiToolbarButton>
    </div>
  )
}
