import type * as Y from 'yjs'
import { settingsOf, writeSetting, type BoardSettings, type SettingChange } from '../../shared/board/boardSettings.ts'
import { metaOf, titleOf } from '../../shared/document/boardDocument.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { createWritable, type Readable } from './readable.ts'

/** What a document's `meta` says of the board as a whole. */
export interface BoardMeta {
  readonly title: Readable<string>
  readonly settings: Readable<BoardSettings>
  setTitle(title: string): void
  changeSetting(change: SettingChange): void
}

/** Follows the `meta` of a document for as long as the document lives. */
export function followBoardMeta(document: Y.Doc): BoardMeta {
  const title = createWritable(titleOf(document))
  const settings = createWritable(settingsOf(document))
  metaOf(document).observe(({ keysChanged }) => {
    title.set(titleOf(document))
    if ([...keysChanged].some((key) => key !== 'title')) settings.set(settingsOf(document))
  })
  return {
    title,
    settings,
    setTitle(next) {
      const written = next.slice(0, limits.titleLength)
      if (written !== titleOf(document)) metaOf(document).set('title', written)
    },
    changeSetting: (change) => writeSetting(document, change),
  }
}
