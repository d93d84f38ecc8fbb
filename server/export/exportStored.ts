import type { Locale } from '../../shared/board/locale.ts'
import { settingsOf } from '../../shared/board/boardSettings.ts'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import { titleOf } from '../../shared/document/boardDocument.ts'
import { exportBoard } from '../../shared/export/exportedBoard.ts'
import { exportFileName, textOfBoard, type DataFormat } from '../../shared/export/exportFormats.ts'
import { silentLog } from '../log.ts'
import { ageOf, versionsOf } from '../migration/documentAge.ts'
import { migrateDocument } from '../migration/migrateDocument.ts'
import type { StoredDocument } from '../store/boardStore.ts'
import { loadLiveDocument } from '../sync/liveDocument.ts'

/** `url`: of the board, without a key. `at`: in milliseconds since 1970. */
export type ExportOrder = {
  stored: Pick<StoredDocument, 'snapshot' | 'updates' | 'logBytes'>
  format: DataFormat
  locale: Locale
  url: string
  at: number
}

/** `name`: for whoever keeps it in a folder. */
export type ExportedFile = { name: string; text: string }

/**
 * The data of a board as a file, from what is stored of it. An older document is migrated in memory only. `too-new`: only a newer
 * Flamingo knows what is in it. Throws when the bytes can't be read.
 */
export function exportStored({ stored, format, locale, url, at }: ExportOrder): ExportedFile | 'too-new' {
  const { document } = loadLiveDocument(stored, silentLog)
  const versions = versionsOf(document)
  const age = versions ? ageOf(versions) : 'current'
  if (age === 'newer') return 'too-new'
  if (versions && age === 'older') migrateDocument(document, versions)
  const cases = casesOfDocument(document)
  const board = exportBoard({
    notes: cases.all(),
    matrices: cases.matrices,
    settings: settingsOf(document),
    title: titleOf(document),
    url,
    at: new Date(at),
    locale,
  })
  return { name: exportFileName(board, format), text: textOfBoard(board, format, locale) }
}
