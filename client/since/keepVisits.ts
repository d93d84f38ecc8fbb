import { recordsOfCases } from '../../shared/board/casesOfRecords.ts'
import { metaOf } from '../../shared/document/boardDocument.ts'
import { plainOf } from '../../shared/document/plainRecord.ts'
import { can, type Role } from '../../shared/board/role.ts'
import { sinceLastVisit, type SeenBoard, type SinceLastVisit } from '../../shared/version/sinceLastVisit.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { openSeenBoards } from '../boards/seenBoards.ts'
import { fetchDeletedNotes } from '../http/deletedNotesApi.ts'
import type { BoardView } from '../notes/boardView.ts'
import { browserClock } from '../sync/clock.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { createWritable, type Readable } from '../sync/readable.ts'
import { watchVisits } from './watchVisits.ts'

const patienceMs = 3_000

/** Keeps on this device what is seen of a board, and puts into `view.since` what has changed while nobody was here. Returns the way to stop. */
export function keepVisits(live: LiveBoard, view: BoardView, link: BoardLink, role: Role): () => void {
  const seenBoards = openSeenBoards()
  const isPresent = watchPresent(live)
  const isVisible = watchVisible()
  const show = (): Omit<SeenBoard, 'at'> => ({
    layout: JSON.stringify(metaOf(live.document).get('schema') ?? null),
    records: recordsOfCases(live.canvasStore.allRecords().map((record) => plainOf(record))),
  })
  const stop = watchVisits({
    isPresent,
    isVisible,
    show,
    subscribe: (listener) => view.notes.subscribe(listener),
    read: () => seenBoards.read(live.boardId),
    write: (seen) => seenBoards.write(live.boardId, seen),
    onReturn(seen) {
      const since = sinceLastVisit(seen, show())
      if (!since) return false
      const mayAsk = since.counts.has('removed') && can(role, 'edit')
      // Told once, so not before it is whole.
      if (mayAsk) void withDeleters(since, link).then(view.since.set)
      else view.since.set(since)
      return true
    },
    clock: browserClock,
  })
  return () => {
    stop()
    isPresent.close()
    isVisible.close()
  }
}

/** With who has deleted what, if the server says so soon. */
async function withDeleters(since: SinceLastVisit, link: BoardLink): Promise<SinceLastVisit> {
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patienceMs))
  const deleted = await Promise.race([fetchDeletedNotes(link), late])
  return typeof deleted === 'string' ? since : { ...since, deleters: new Map(deleted.notes.map(({ note, by }) => [note.id, by])) }
}

type Watched = Readable<boolean> & { close: () => void }

function watchPresent({ ready, connection }: LiveBoard): Watched {
  const isPresent = createWritable(false)
  const read = (): void => isPresent.set(ready.get() && connection.get().state === 'online')
  const stops = [ready.subscribe(read), connection.subscribe(read)]
  read()
  return { ...isPresent, close: () => stops.forEach((stop) => stop()) }
}

function watchVisible(): Watched {
  const isVisible = createWritable(!document.hidden)
  const over = new AbortController()
  const { signal } = over
  document.addEventListener('visibilitychange', () => isVisible.set(!document.hidden), { signal })
  addEventListener('pagehide', () => isVisible.set(false), { signal })
  // It may come back as it was left.
  addEventListener('pageshow', () => isVisible.set(!document.hidden), { signal })
  return { ...isVisible, close: () => over.abort() }
}
