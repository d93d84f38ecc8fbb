import type { Editor } from '@tldraw/tldraw'
import { CalendarClock, ChartScatter, History, NotebookPen, SquarePen, TableProperties, Trash2, type LucideIcon } from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { can, type Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { BoardView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'

/** What a panel beside the canvas is given. */
export type BoardPanelProps = {
  live: LiveBoard
  view: BoardView
  editor: Editor
  /** The canvas that is seen: `editor`'s, or that of a version which is looked at. */
  shownEditor: Editor
  link: BoardLink
  title: string
  /** As the person calls themselves. */
  me: string
  role: Role
  /** How often the person has asked for it without a pointer: it takes the focus each time. */
  asked: number
  onClose: () => void
}

/** A panel beside the canvas, its button in the bar, and how much room it takes. `label`: a key of the locale files. */
export type BoardPanel = {
  id: string
  label: BoardPanelLabel
  icon: LucideIcon
  width: 'narrow' | 'wide'
  /** Others never see it. */
  onlyFor?: 'facilitator' | 'writer'
  Content: ComponentType<BoardPanelProps>
}

/** The titles of the panels, in the locale files. */
export type BoardPanelLabel =
  | 'reading.title'
  | 'case.title'
  | 'list.title'
  | 'matrix.title'
  | 'versions.title'
  | 'trash.title'
  | 'since.title'

/** The board without the canvas: it has a key and a skip link of its own. */
export const listPanel: BoardPanel = {
  id: 'list',
  label: 'list.title',
  icon: TableProperties,
  width: 'wide',
  Content: lazy(async () => ({ default: (await import('../list/ListPanel.tsx')).ListPanel })),
}

/** Where a facilitator edits the board's matrices. */
export const matrixPanel: BoardPanel = {
  id: 'matrix',
  label: 'matrix.title',
  icon: SquarePen,
  width: 'narrow',
  onlyFor: 'facilitator',
  Content: lazy(async () => ({ default: (await import('../matrix/editing/MatrixPanel.tsx')).MatrixPanel })),
}

/** What has changed since the last visit. Without a button: it is there for those who have been away, once. */
export const sincePanel: BoardPanel = {
  id: 'since',
  label: 'since.title',
  icon: CalendarClock,
  width: 'narrow',
  Content: lazy(async () => ({ default: (await import('../since/SincePanel.tsx')).SincePanel })),
}

/** All panels with a button, in the order of their buttons. One is open at a time. */
export const boardPanels: readonly BoardPanel[] = [
  {
    id: 'case',
    label: 'case.title',
    icon: NotebookPen,
    width: 'narrow',
    Content: lazy(async () => ({ default: (await import('../case/CasePanel.tsx')).CasePanel })),
  },
  {
    id: 'reading',
    label: 'reading.title',
    icon: ChartScatter,
    width: 'narrow',
    Content: lazy(async () => ({ default: (await import('../reading/ReadingPanel.tsx')).ReadingPanel })),
  },
  listPanel,
  {
    id: 'versions',
    label: 'versions.title',
    icon: History,
    width: 'narrow',
    Content: lazy(async () => ({ default: (await import('../versions/VersionsPanel.tsx')).VersionsPanel })),
  },
  {
    id: 'trash',
    label: 'trash.title',
    icon: Trash2,
    width: 'narrow',
    onlyFor: 'writer',
    Content: lazy(async () => ({ default: (await import('../trash/DeletedNotesPanel.tsx')).DeletedNotesPanel })),
  },
  matrixPanel,
]

/** Whether somebody with this role sees a panel. */
export function isPanelFor(panel: BoardPanel, role: Role): boolean {
  return panel.onlyFor === undefined || can(role, panel.onlyFor === 'writer' ? 'edit' : 'facilitate')
}
