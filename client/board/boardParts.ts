import type { Role } from '../../shared/board/role.ts'
import { encodeBase64Url } from '../../shared/ids/base64Url.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { BoardCanvas } from '../canvas/BoardCanvas.tsx'
import type { openShortcuts } from '../canvas/openShortcuts.ts'
import type { bulkBoxOf } from '../canvas/writing/bulkBoxOf.ts'
import type { DeviceProfile } from '../device/profile.ts'
import { randomBytes } from '../device/randomBytes.ts'
import { fetchClientConfig, type PageLimits } from '../http/boardApi.ts'
import { createBoardView, type BoardView } from '../notes/boardView.ts'
import { rememberSettings } from '../notes/canvasSettings.ts'
import { watchNotes } from '../notes/liveNotes.ts'
import { loadFonts } from '../ui/loadFonts.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'

/** What an open board is made of. */
export type BoardParts = {
  live: LiveBoard
  view: BoardView
  BoardCanvas: typeof BoardCanvas
  openShortcuts: typeof openShortcuts
  bulkBoxOf: typeof bulkBoxOf
  licenseKey: string | undefined
  limits: PageLimits
}

const pageSecretBytes = 16

/**
 * Loads the canvas' code and connects as soon as the binding's is there, without waiting for the rest. `role`: what the link's
 * key gives, at once when this device remembers it. `profile`: who is here; undefined for a screen. `snapshot`: asks the server for what is on the board.
 */
export async function loadBoardParts(
  link: BoardLink,
  role: Role | Promise<Role>,
  profile: (DeviceProfile & { name: string }) | undefined,
  snapshot: () => Promise<Uint8Array | undefined>,
): Promise<BoardParts> {
  const connecting = import('../sync/openLiveBoard.ts').then(({ openLiveBoard }) =>
    openLiveBoard({
      boardId: link.boardId,
      key: link.key,
      page: encodeBase64Url(randomBytes(pageSecretBytes)),
      role,
      serverUrl: location.origin.replace(/^http/, 'ws'),
      profile,
      snapshot,
    }),
  )
  const [live, canvas, shortcuts, writing, config] = await Promise.all([
    connecting,
    import('../canvas/BoardCanvas.tsx'),
    import('../canvas/openShortcuts.ts'),
    import('../canvas/writing/bulkBoxOf.ts'),
    fetchClientConfig(),
    // The canvas asks which slices its texts need as soon as it draws them.
    loadFonts(),
  ])
  rememberSettings(live.canvasStore, live.settings)
  return {
    live,
    view: createBoardView(watchNotes(live.canvasStore)),
    BoardCanvas: canvas.BoardCanvas,
    openShortcuts: shortcuts.openShortcuts,
    bulkBoxOf: writing.bulkBoxOf,
    licenseKey: config.tldrawLicenseKey,
    limits: config.limits,
  }
}
