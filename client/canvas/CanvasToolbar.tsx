import {
  MobileStylePanel,
  TldrawUiMenuActionItem,
  TldrawUiMenuContextProvider,
  TldrawUiMenuToolItem,
  TldrawUiToolbar,
  ToolbarItem,
  useCanRedo,
  useCanUndo,
  useEditor,
  useReadonly,
  useRelevantStyles,
  useTranslation,
  useValue,
} from '@tldraw/tldraw'
import { Fragment, type JSX } from 'react'
import { canUndoEdit } from '../matrix/editing/matrixUndo.ts'
import { MoreTools } from './MoreTools.tsx'
import { moreTools, readonlyTools, toolsAtHand } from './toolChoice.ts'
import { usePanelRef } from './usePanelRef.ts'
import { useScreenWidth } from './useScreenWidth.ts'

/** The one bar at the bottom: what a workshop needs at hand, the rest behind "more". Viewers look and move about. */
export function CanvasToolbar(): JSX.Element {
  const ref = usePanelRef()
  const msg = useTranslation()
  const width = useScreenWidth()
  const isReadonly = useReadonly()
  const shown = isReadonly ? readonlyTools : toolsAtHand[width]

  return (
    <div ref={ref} className="tlui-toolbar">
      <TldrawUiToolbar className="tlui-toolbar__tools board-bar" label={msg('tool-panel.title')}>
        {!isReadonly && <UndoRedo redo={width === 'wide'} />}
        <TldrawUiMenuContextProvider type="toolbar" sourceId="toolbar">
          {shown.map((tool) => (
            <Fragment key={tool}>{tool === 'asset' ? <TldrawUiMenuToolItem toolId={tool} /> : <ToolbarItem tool={tool} />}</Fragment>
          ))}
          {!isReadonly && <ActiveOtherTool shown={shown} />}
        </TldrawUiMenuContextProvider>
        {!isReadonly && width === 'narrow' && <NarrowStyles />}
        {!isReadonly && <MoreTools tools={moreTools(shown)} withActions={width !== 'wide'} />}
      </TldrawUiToolbar>
    </div>
  )
}

function UndoRedo({ redo }: { redo: boolean }): JSX.Element {
  const editor = useEditor()
  const [canUndo, canRedo] = [useCanUndo(), useCanRedo()]
  const canUndoMatrix = useValue('can undo a matrix edit', () => canUndoEdit(editor), [editor])
  return (
    <div className="board-bar__group">
      <TldrawUiMenuContextProvider type="small-icons" sourceId="quick-actions">
        <TldrawUiMenuActionItem actionId="undo" disabled={!canUndo && !canUndoMatrix} />
        {redo && <TldrawUiMenuActionItem actionId="redo" disabled={!canRedo} />}
      </TldrawUiMenuContextProvider>
    </div>
  )
}

// A tool from behind "more" comes out to the bar while it is in use, so that one can see what the hand holds.
function ActiveOtherTool({ shown }: { shown: readonly string[] }): JSX.Element | null {
  const editor = useEditor()
  const other = useValue(
    'active tool from behind more',
    () => {
      const id = editor.getCurrentToolId()
      const tool = id === 'geo' ? 'rectangle' : id
      return moreTools(shown).find((more) => more === tool)
    },
    [editor, shown],
  )
  return other ? <ToolbarItem tool={other} /> : null
}

// Colours and sizes only when there is something to colour: otherwise the button would be dead.
function NarrowStyles(): JSX.Element | null {
  return useRelevantStyles(noStyles) ? <MobileStylePanel /> : null
}

const noStyles: Parameters<typeof useRelevantStyles>[0] = []
