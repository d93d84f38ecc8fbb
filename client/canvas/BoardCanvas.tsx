import { Tldraw, useTldrawUser, type Editor, type TLUserPreferences } from '@tldraw/tldraw'
import '@tldraw/tldraw/tldraw.css'
import './boardCanvas.css'
import { useMemo, useState, useSyncExternalStore, type JSX } from 'react'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { Locale } from '../../shared/board/locale.ts'
import type { Role } from '../../shared/board/role.ts'
import { MatrixShapeUtil } from '../matrix/MatrixShapeUtil.tsx'
import { BoardViewContext, type BoardView } from '../notes/boardView.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { BoardImageShapeUtil } from './images/BoardImageShapeUtil.tsx'
import { BoardNoteShapeUtil } from './BoardNoteShapeUtil.tsx'
import { applyBoardTheme } from './boardTheme.ts'
import { canvasAssetUrls } from './canvasAssetUrls.ts'
import { canvasComponents, shownComponents } from './canvasComponents.ts'
import { canvasOverrides } from './canvasOverrides.ts'
import { CanvasSetup } from './CanvasSetup.tsx'
import { LiveBoardContext } from './liveBoardContext.ts'
import { imageTypes } from '../images/imageRules.ts'
import { createTextOptions } from './text/createTextOptions.ts'
import { BulkBox } from './writing/BulkBox.tsx'

export type BoardCanvasProps = {
  live: LiveBoard
  view: BoardView
  /** For uploads. */
  boardKey: BoardKey
  role: Role
  locale: Locale
  colorScheme: 'light' | 'dark' | 'system'
  /** tldraw's, from the server's configuration. */
  licenseKey: string | undefined
  /** The largest image that the server takes, in bytes. */
  uploadBytes: number
  /** It is for nobody's hands: no tools, the matrix always in view. */
  shown?: boolean
  onEditor?: (editor: Editor) => void
}

applyBoardTheme()

/** The board itself: the canvas with its tools, as large as its surroundings. Empty until the board is ready. */
export function BoardCanvas(props: BoardCanvasProps): JSX.Element {
  const { live, view, locale, colorScheme, shown = false } = props
  const ready = useSyncExternalStore(live.ready.subscribe, live.ready.get)
  const user = useUser(live, locale, colorScheme)
  const textOptions = useMemo(() => createTextOptions(live.texts), [live])
  const licence = props.licenseKey === undefined ? {} : { licenseKey: props.licenseKey }
  return (
    <div className="board-canvas">
      {ready && (
        <LiveBoardContext value={live}>
          <BoardViewContext value={view}>
            <Tldraw
              {...licence}
              store={live.canvasStore}
              user={user}
              shapeUtils={shapeUtils}
              components={shown ? shownComponents : canvasComponents}
              hideUi={shown}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- tldraw's own: keys mean the canvas from the start, but not in a frame
              autoFocus={!shown}
              overrides={canvasOverrides}
              assetUrls={canvasAssetUrls}
              textOptions={textOptions}
              options={canvasOptions}
              acceptedImageMimeTypes={imageTypes}
              acceptedVideoMimeTypes={noTypes}
              onMount={(editor) => props.onEditor?.(editor)}
            >
              <CanvasSetup live={live} boardKey={props.boardKey} role={props.role} uploadBytes={props.uploadBytes} shown={shown} />
              <BulkBox />
            </Tldraw>
          </BoardViewContext>
        </LiveBoardContext>
      )}
    </div>
  )
}

const shapeUtils = [MatrixShapeUtil, BoardNoteShapeUtil, BoardImageShapeUtil]
const noTypes: readonly string[] = []
const canvasOptions = {
  maxPages: 1,
  maxShapesPerPage: 10_000,
  createTextOnCanvasDoubleClick: false,
  animationMediumMs: 180,
  // A board has a megabyte of font slices: show it at once, and measure again when they come (keepNotesMeasured.ts).
  maxFontsToLoadBeforeRender: 0,
} as const

// Preferences are the page's (language, theme) or this visit's: nothing that tldraw would keep on the device by itself.
function useUser(live: LiveBoard, locale: Locale, colorScheme: 'light' | 'dark' | 'system') {
  const [changed, setChanged] = useState<Partial<TLUserPreferences>>({})
  const me = live.participants.get().find((participant) => participant.isMe)
  const id = me?.id ?? 'me'
  const userPreferences = useMemo(() => ({ ...changed, id, locale, colorScheme }), [changed, id, locale, colorScheme])
  return useTldrawUser({ userPreferences, setUserPreferences: setChanged })
}
