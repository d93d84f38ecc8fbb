import type { Editor } from '@tldraw/tldraw'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { createWritable, type Readable } from '../sync/readable.ts'

const settingsByStore = new WeakMap<Editor['store'], Readable<BoardSettings>>()
const nothingAgreed = createWritable<BoardSettings>({ fields: new Set(), authorsHidden: false, versionsByAll: false, legend: new Map() })

/** Tells what the people of the board on this canvas have agreed on. For what tldraw draws, which it gives an editor and no more. */
export function rememberSettings(canvasStore: Editor['store'], settings: Readable<BoardSettings>): void {
  settingsByStore.set(canvasStore, settings)
}

/** What the people of the board on this canvas have agreed on. */
export function settingsOnCanvas({ store }: Pick<Editor, 'store'>): Readable<BoardSettings> {
  return settingsByStore.get(store) ?? nothingAgreed
}
