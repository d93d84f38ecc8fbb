import type { Awareness } from 'y-protocols/awareness'
import { withCursorAt, type CursorMove } from '../../shared/protocol/cursors.ts'

/**
 * Moves hands that `awareness` knows, as an awareness update with their whole states would. Of somebody unknown, or without a
 * hand, there is nothing to move: their state comes whole, before or later.
 */
export function applyCursors(awareness: Awareness, moves: readonly CursorMove[], origin: unknown): void {
  const updated: number[] = []
  for (const { clientId, ...place } of moves) {
    const moved = clientId === awareness.clientID ? undefined : withCursorAt(awareness.states.get(clientId), place)
    if (!moved) continue
    awareness.states.set(clientId, moved)
    updated.push(clientId)
  }
  if (updated.length === 0) return
  const changes = { added: [], updated, removed: [] }
  awareness.emit('change', [changes, origin])
  awareness.emit('update', [changes, origin])
}
