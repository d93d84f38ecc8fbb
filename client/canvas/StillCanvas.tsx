import { Tldraw, useEditor, useTldrawUser, type Editor, type TLComponents } from '@tldraw/tldraw'
import { useEffect, useMemo, type JSX } from 'react'
import type { Locale } from '../../shared/board/locale.ts'
import { MatrixShapeUtil } from '../matrix/MatrixShapeUtil.tsx'
import { BoardViewContext, type BoardView, type StillView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { BoardImageShapeUtil } from './images/BoardImageShapeUtil.tsx'
import { BoardNoteShapeUtil } from './BoardNoteShapeUtil.tsx'
import { canvasAssetUrls } from './canvasAssetUrls.ts'
import { canvasComponents } from './canvasComponents.ts'
import { canvasOverrides } from './canvasOverrides.ts'
import { declineDrops } from './declineDrops.ts'
import { showDots } from './dots/noteDots.ts'
import { keepNotesMeasured } from './keepNotesMeasured.ts'
import { makeRoom } from './makeRoom.ts'
import { scrollOnce } from './scrollOnce.ts'
import { StillFront } from './StillFront.tsx'
import { createTextOptions } from './text/createTextOptions.ts'

type StillCanvasProps = {
  live: LiveBoard
  view: BoardView
  still: StillView
  /** The canvas of the present: this one begins where that was left, and leaves it where it was itself. */
  present: Editor
  locale: Locale
  colorScheme: 'light' | 'dark' | 'system'
  licenseKey: string | undefined
  onEditor: (editor: Editor | undefined) => void
}

/** A board as it was, on a canvas like the present one's, on which nothing can be changed. */
export function StillCanvas({ live, view, still, present, locale, colorScheme, licenseKey, onEditor }: StillCanvasProps): JSX.Element {
  const { board, notes } = still
  const userPreferences = useMemo(() => ({ id: 'still', locale, colorScheme }), [locale, colorScheme])
  const user = useTldrawUser({ userPreferences, setUserPreferences: nothing })
  const textOptions = useMemo(() => createTextOptions(live.texts), [live])
  const stillView = useMemo(() => ({ ...view, notes }), [view, notes])
  return (
    <div className="board-canvas" data-testid="still-canvas">
      <BoardViewContext value={stillView}>
        <Tldraw
          {...(licenseKey === undefined ? {} : { licenseKey })}
          store={board.canvasStore}
          user={user}
          shapeUtils={shapeUtils}
          components={stillComponents}
          overrides={canvasOverrides}
          assetUrls={canvasAssetUrls}
          // For the fonts: no text is ever opened here.
          textOptions={textOptions}
          options={canvasOptions}
          onMount={(editor) => {
            editor.updateInstanceState({ isReadonly: true })
            editor.setCurrentTool('hand')
            editor.setCamera(present.getCamera(), { immediate: true })
          }}
        >
          <StillSetup still={still} present={present} onEditor={onEditor} />
        </Tldraw>
      </BoardViewContext>
    </div>
  )
}

function StillSetup({ still, present, onEditor }: Pick<StillCanvasProps, 'still' | 'present' | 'onEditor'>): null {
  const editor = useEditor()
  const { board, notes } = still

  useEffect(() => {
    // Its keys are for what is seen.
    present.blur()
    onEditor(editor)
    const measuring = keepNotesMeasured(editor)
    const stops = [
      () => measuring.stop(),
      board.subscribeProps((ids) => measuring.measure(ids)),
      scrollOnce(editor),
      makeRoom(editor),
      declineDrops(editor),
    ]
    return () => {
      for (const stop of stops.toReversed()) stop()
      onEditor(undefined)
      if (present.isDisposed) return
      present.setCamera(editor.getCamera(), { immediate: true })
      present.focus()
    }
  }, [editor, board, present, onEditor])

  useEffect(() => showDots(editor, notes), [editor, notes])
  return null
}

const shapeUtils = [MatrixShapeUtil, BoardNoteShapeUtil, BoardImageShapeUtil]
const canvasOptions = { maxPages: 1, maxShapesPerPage: 10_000, animationMediumMs: 180, maxFontsToLoadBeforeRender: 0 } as const
const stillComponents: TLComponents = {
  ...canvasComponents,
  ContextMenu: null,
  InFrontOfTheCanvas: StillFront,
  OnTheCanvas: null,
  StylePanel: null,
  Toolbar: null,
}

function nothing(): void {}
