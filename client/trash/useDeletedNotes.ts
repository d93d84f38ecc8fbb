import { useValue, type Editor } from '@tldraw/tldraw'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BoardLink } from '../boards/boardLink.ts'
import type { Refusal } from '../http/boardApi.ts'
import { fetchDeletedNotes, type DeletedNote, type DeletedNotes } from '../http/deletedNotesApi.ts'

/** `notes`: those that are not on the board again, the last one first. Undefined while nothing is known. */
export type KnownDeletedNotes = { notes: readonly DeletedNote[] | undefined; days: number; problem: Refusal | undefined }

/** What was deleted a moment ago is on the server's disk by then; and of many deletions one asking tells. */
const askAfterMs = 1_000
const refreshMs = 30_000

/** The notes of the board that can be brought back, live: asked for again when one is deleted, without those that have come back. */
export function useDeletedNotes(link: BoardLink, editor: Editor): KnownDeletedNotes {
  const [known, setKnown] = useState<DeletedNotes>()
  const [problem, setProblem] = useState<Refusal>()
  const present = useValue('shapes that are there', () => editor.getCurrentPageShapeIds() as ReadonlySet<string>, [editor])

  const refresh = useCallback(async () => {
    const answer = await fetchDeletedNotes(link)
    if (typeof answer === 'string') return setProblem(answer)
    setProblem(undefined)
    setKnown(answer)
  }, [link])

  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      soon = undefined
      void refresh()
    }
    soon = setTimeout(ask)
    const nowAndThen = setInterval(ask, refreshMs)
    const stop = editor.store.listen(
      ({ changes }) => {
        const isNoteGone = Object.values(changes.removed).some((record) => record.typeName === 'shape' && record.type === 'note')
        if (isNoteGone) soon ??= setTimeout(ask, askAfterMs)
      },
      { scope: 'document' },
    )
    return () => {
      clearTimeout(soon)
      clearInterval(nowAndThen)
      stop()
    }
  }, [editor, refresh])

  const notes = useMemo(() => known?.notes.filter(({ note }) => !present.has(note.id)), [known, present])
  return { notes, days: known?.days ?? 0, problem }
}
