/**
 * How many of one session's changes are on disk, in the order it sent them. Each waits for the room's change with a
 * certain number to be saved.
 */
export interface SavedCount {
  /** The next change is on disk as soon as the room's change with this number is. */
  add(roomNumber: number): void
  /** The next change was not taken. It stays open until the session has sent everything it has. */
  addOpen(): void
  /** As `add`, for a change that holds everything the session has: it closes those left open, too. */
  addWhole(roomNumber: number): void
  /** Whether a change waits to be counted. */
  isWaiting(): boolean
  /** The count, now that the room's changes through `savedNumber` are on disk; undefined when it hasn't changed. */
  advance(savedNumber: number): number | undefined
}

/** The count of a session that has sent nothing. */
export function createSavedCount(): SavedCount {
  // Which of the room's changes they wait for, the oldest first; together what waits for the same. What is open waits for
  // ever, and everything after it with it: on a disk that is full for an hour, thousands of them.
  let waiting: { roomNumber: number; changes: number }[] = []
  let count = 0

  function add(roomNumber: number, changes = 1): void {
    const newest = waiting.at(-1)
    if (newest?.roomNumber === roomNumber) newest.changes += changes
    else waiting.push({ roomNumber, changes })
  }

  return {
    add: (roomNumber) => add(roomNumber),
    addOpen: () => add(Infinity),
    addWhole(roomNumber) {
      const closed = waiting
      waiting = []
      for (const one of closed) add(Math.min(one.roomNumber, roomNumber), one.changes)
      add(roomNumber)
    },
    isWaiting: () => waiting.length > 0,
    advance(savedNumber) {
      const firstUnsaved = waiting.findIndex((one) => one.roomNumber > savedNumber)
      const saved = waiting.splice(0, firstUnsaved < 0 ? waiting.length : firstUnsaved)
      if (saved.length === 0) return undefined
      for (const { changes } of saved) count += changes
      return count
    },
  }
}
