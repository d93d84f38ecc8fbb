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
  /** The count, now that the room's changes through `savedNumber` are on disk; undefined when it hasn't changed. */
  advance(savedNumber: number): number | undefined
}

/** The count of a session that has sent nothing. */
export function createSavedCount(): SavedCount {
  // Numbers of the room's changes, oldest first. What is open waits for ever, and everything after it with it.
  let waitsFor: number[] = []
  let count = 0
  return {
    add: (roomNumber) => void waitsFor.push(roomNumber),
    addOpen: () => void waitsFor.push(Infinity),
    addWhole(roomNumber) {
      waitsFor = waitsFor.map((number) => Math.min(number, roomNumber))
      waitsFor.push(roomNumber)
    },
    advance(savedNumber) {
      const firstUnsaved = waitsFor.findIndex((number) => number > savedNumber)
      const saved = firstUnsaved < 0 ? waitsFor.length : firstUnsaved
      if (saved === 0) return undefined
      waitsFor.splice(0, saved)
      count += saved
      return count
    },
  }
}
