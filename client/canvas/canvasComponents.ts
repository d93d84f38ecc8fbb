import type { TLComponents } from '@tldraw/tldraw'
import { BoardCursor } from './BoardCursor.tsx'
import { CanvasFailure } from './CanvasFailure.tsx'
import { CanvasContextMenu } from './CanvasContextMenu.tsx'
import { CanvasFront } from './CanvasFront.tsx'
import { CanvasGround } from './CanvasGround.tsx'
import { CanvasStylePanel } from './CanvasStylePanel.tsx'
import { CanvasToolbar } from './CanvasToolbar.tsx'
import { CanvasZoom } from './CanvasZoom.tsx'
import { ShownFront } from './ShownFront.tsx'

/** Which parts of tldraw's interface a board has: the top belongs to the page around the canvas. */
export const canvasComponents: TLComponents = {
  ActionsMenu: null,
  CollaboratorCursor: BoardCursor,
  ContextMenu: CanvasContextMenu,
  CursorChatBubble: null,
  DebugMenu: null,
  DebugPanel: null,
  ErrorFallback: CanvasFailure,
  HelpMenu: null,
  InFrontOfTheCanvas: CanvasFront,
  LoadingScreen: null,
  MainMenu: null,
  MenuPanel: null,
  Minimap: null,
  NavigationPanel: CanvasZoom,
  OnTheCanvas: CanvasGround,
  PageMenu: null,
  QuickActions: null,
  SharePanel: null,
  StylePanel: CanvasStylePanel,
  Toolbar: CanvasToolbar,
  TopPanel: null,
}

/** The same for a board that is only shown: what is on it, without anybody's hand. tldraw's own interface is left out as a whole. */
export const shownComponents: TLComponents = {
  ...canvasComponents,
  CollaboratorBrush: null,
  CollaboratorCursor: null,
  CollaboratorHint: null,
  CollaboratorScribble: null,
  CollaboratorShapeIndicator: null,
  ContextMenu: null,
  InFrontOfTheCanvas: ShownFront,
}
