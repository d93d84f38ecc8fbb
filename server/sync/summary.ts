import * as Y from 'yjs'
import { recordsOf, titleOf } from '../../shared/document/boardDocument.ts'
import type { Clock, Timer } from '../clock.ts'
import type { BoardSummary } from '../store/boardStore.ts'

/** What the gallery and the API show of a live board. */
export interface LiveSummary {
  /** The document has changed at that time, in milliseconds since 1970. */
  changed(at: number): void
  current(): BoardSummary
  /** Writes the summary if it has changed since it was written last. */
  write(): Promise<void>
  stop(): void
}

// Whoever asks while the board is open is told from memory. This is for the gallery after a crash, and each costs a commit.
const writeEveryMs = 30_000

/** A board's summary, beginning with the stored one. `describe` writes it and never rejects. */
export function createLiveSummary(options: {
  document: Y.Doc
  stored: BoardSummary
  clock: Clock
  describe: (summary: BoardSummary) => Promise<void>
}): LiveSummary {
  const { document, stored, clock, describe } = options
  let updatedAt = stored.updatedAt
  let known: BoardSummary | undefined
  let isWritten = true
  let timer: Timer | undefined

  function current(): BoardSummary {
    known ??= { title: titleOf(document), notes: countNotes(document), updatedAt }
    return known
  }

  async function write(): Promise<void> {
    if (timer) clock.clearTimeout(timer)
    timer = undefined
    if (isWritten) return
    isWritten = true
    await describe(current())
  }

  return {
    changed(at) {
      updatedAt = at
      known = undefined
      isWritten = false
      timer ??= clock.setTimeout(() => void write(), writeEveryMs)
    },
    current,
    write,
    stop() {
      if (timer) clock.clearTimeout(timer)
    },
  }
}

function countNotes(document: Y.Doc): number {
  let notes = 0
  for (const record of recordsOf(document).values()) {
    if (isNote(record)) notes += 1
  }
  return notes
}

function isNote(record: unknown): boolean {
  return record instanceof Y.Map && record.get('type') === 'note'
}
