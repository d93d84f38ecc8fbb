import type { Editor } from '@tldraw/tldraw'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { noteOfAddress } from '../boards/boardLink.ts'
import { flyToNote } from '../notes/flyToNote.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { showToast } from '../ui/toasts.ts'

/** Brings the note that the page's address asks for (exported files have such links) into sight, or says that there is none. */
export function useNoteOfAddress(editor: Editor, live: LiveBoard, notes: LiveNotes): void {
  const { t } = useTranslation()
  useEffect(() => {
    const number = noteOfAddress(location)
    if (number === undefined) return undefined
    return findNote(number, live, notes, (id) => {
      // Once: a reload opens the board where the person has gone from there.
      history.replaceState(history.state, '', location.pathname + location.hash)
      if (id !== undefined) flyToNote(editor, id)
      else showToast(t('canvas.noNote', { number }))
    })
  }, [editor, live, notes, t])
}

/** Calls `answer` with the note's id as soon as it is there, or without when the server's board has none. Returns the way to stop. */
function findNote(number: number, live: LiveBoard, notes: LiveNotes, answer: (id: string | undefined) => void): () => void {
  let frame = 0
  const stopNotes = notes.subscribe(look)
  const stopConnection = live.connection.subscribe(look)
  look()
  return stop

  function look(): void {
    const note = notes.all().find((each) => each.number === number)
    if (note) settle(note.id)
    // What has just come is counted at the next frame.
    else if (live.connection.get().state === 'online' && frame === 0) {
      frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => settle(undefined))))
    }
  }

  function settle(id: string | undefined): void {
    stop()
    answer(id)
  }

  function stop(): void {
    stopNotes()
    stopConnection()
    cancelAnimationFrame(frame)
  }
}
