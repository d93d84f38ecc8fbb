import type { BoardId } from '../../shared/ids/boardId.ts'
import { readDeviceJson, writeDevice } from '../device/deviceStorage.ts'
import { fieldOf } from '../http/request.ts'

/** What somebody looks at: the point of the board in the middle of their canvas, and the zoom. Holds on every size of screen. */
export type View = { x: number; y: number; zoom: number }

const storageKey = 'flamingo.views'
const mostBoards = 50

/** The view of a board that this device keeps. */
export function keptView(boardId: BoardId): View | undefined {
  return parseView(fieldOf(readDeviceJson(storageKey), boardId))
}

/** Keeps the view of a board on this device; undefined forgets it. Of many boards only the latest are kept. */
export function keepView(boardId: BoardId, view: View | undefined): void {
  writeDevice(storageKey, JSON.stringify(withView(readDeviceJson(storageKey), boardId, view)))
}

/** `kept` with one board's view changed, that one the last. What is no view in `kept` is dropped. */
export function withView(kept: unknown, boardId: string, view: View | undefined): Record<string, View> {
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  const others = entries.flatMap(([id, value]) => {
    const other = parseView(value)
    return other && id !== boardId ? [[id, other] as const] : []
  })
  return Object.fromEntries([...others, ...(view ? [[boardId, view] as const] : [])].slice(-mostBoards))
}

function parseView(value: unknown): View | undefined {
  const [x, y, zoom] = [fieldOf(value, 'x'), fieldOf(value, 'y'), fieldOf(value, 'zoom')]
  if (typeof x !== 'number' || typeof y !== 'number' || typeof zoom !== 'number') return undefined
  return Number.isFinite(x) && Number.isFinite(y) && zoom > 0.01 && zoom < 100 ? { x, y, zoom } : undefined
}
