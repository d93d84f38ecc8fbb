import { useEditor } from '@tldraw/tldraw'
import { useEffect, useMemo } from 'react'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import { can, type Role } from '../../shared/board/role.ts'
import { protectMatrix } from '../matrix/protectMatrix.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { useBoardView } from '../notes/boardView.ts'
import { createNotesOnDoubleClick } from './createNotesOnDoubleClick.ts'
import { flyToWriting } from './flyToWriting.ts'
import { followMatrix } from './followMatrix.ts'
import { handleExternalContent } from './handleExternalContent.ts'
import { createUpload } from '../images/uploadImage.ts'
import { keepCamera } from './keepCamera.ts'
import { keepNotesMeasured, remeasureNotes } from './keepNotesMeasured.ts'
import { findKeysByPlace } from './keysByPlace.ts'
import { leaveCompositionAlone } from './leaveCompositionAlone.ts'
import { makeRoom } from './makeRoom.ts'
import { makerOf } from './makerOf.ts'
import { scrollOnce } from './scrollOnce.ts'
import { signNewShapes } from './signNewShapes.ts'
import { showDots } from './dots/noteDots.ts'
import { useImageFeedback } from './useImageFeedback.ts'
import { useLossNotice } from './useLossNotice.ts'
import { useNoteOfAddress } from './useNoteOfAddress.ts'
import { takeTables } from './writing/takeTables.ts'
import { keepTrayApart } from '../notes/tray.ts'

export type CanvasSetupProps = { live: LiveBoard; boardKey: BoardKey; role: Role; uploadBytes: number; shown: boolean }

/** Turns tldraw's editor into a board's. Lies inside <Tldraw>, for its editor and its toasts; draws nothing. */
export function CanvasSetup({ live, boardKey, role, uploadBytes, shown }: CanvasSetupProps): null {
  const editor = useEditor()
  const { notes: liveNotes } = useBoardView()
  const feedback = useImageFeedback(uploadBytes)
  useLossNotice(editor, live)
  useNoteOfAddress(editor, live, liveNotes)
  const upload = useMemo(() => createUpload(live.boardId, boardKey, uploadBytes), [live, boardKey, uploadBytes])

  useEffect(() => {
    const notes = keepNotesMeasured(editor)
    const container = editor.getContainer()
    const stops = [
      protectMatrix(editor.store),
      signNewShapes(editor.store, {
        maker: () => makerOf(live.participants.get(), live.settings.get()),
        now: () => new Date(),
        mayWrite: () => !editor.getIsReadonly(),
        quietly: (run) => void editor.run(run, { history: 'ignore' }),
      }),
      () => notes.stop(),
      findKeysByPlace(container.ownerDocument),
      leaveCompositionAlone(container),
      scrollOnce(editor),
      takeTables(editor),
      keepTrayApart(editor),
    ]
    createNotesOnDoubleClick(editor)
    if (shown) stops.push(followMatrix(editor))
    else stops.push(keepCamera(editor, live.boardId), flyToWriting(editor), makeRoom(editor))
    stops.push(live.attachEditor(editor, (ids) => remeasureNotes(editor, ids)))
    return () => {
      for (const stop of stops.toReversed()) stop()
    }
  }, [editor, live, shown])

  useEffect(() => showDots(editor, liveNotes), [editor, liveNotes])

  useEffect(() => handleExternalContent(editor, upload, feedback), [editor, upload, feedback])

  useEffect(() => {
    editor.updateInstanceState({ isReadonly: !can(role, 'edit') })
  }, [editor, role])

  return null
}
