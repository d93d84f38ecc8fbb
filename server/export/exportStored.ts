import { settingsOf } from '../../shared/board/boardSettings.ts'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import type { Locale } from '../../shared/board/locale.ts'
import type { UploadFile } from '../../shared/board/uploadAddress.ts'
import { titleOf } from '../../shared/document/boardDocument.ts'
import { exportBoard } from '../../shared/export/exportedBoard.ts'
import { exportFileName, textOfBoard, type FileFormat } from '../../shared/export/exportFormats.ts'
import type { FilePart } from '../../shared/export/fileParts.ts'
import { tldrOfBoard } from '../../shared/export/tldrOfBoard.ts'
import { silentLog } from '../log.ts'
import { ageOf, versionsOf } from '../migration/documentAge.ts'
import { migrateDocument } from '../migration/migrateDocument.ts'
import type { StoredDocument } from '../store/boardStore.ts'
import { loadLiveDocument, type LiveDocument } from '../sync/liveDocument.ts'
import { uploadsOf } from './uploadsOf.ts'

/** `url`: of the board, without a key. `at`: in milliseconds since 1970. */
export type ExportOrder = {
  stored: Pick<StoredDocument, 'snapshot' | 'updates' | 'logBytes'>
  format: FileFormat
  locale: Locale
  url: string
  at: number
}

/** `name`: for whoever keeps it in a folder. `authorsHidden`: on the board, from everybody. See fileBytes.ts for what it becomes. */
export type ExportedFile = { name: string; authorsHidden: boolean; contents: FileContents }

/** Text with images in it, or a board's own file: its document as a V1 update, and the images that it shows. */
export type FileContents =
  | { kind: 'text'; parts: FilePart[] }
  | { kind: 'board'; title: string; exportedAt: string; update: Uint8Array; uploads: UploadFile[] }

/**
 * A board as a file, from what is stored of it. An older document is migrated in memory only. `too-new`: only a newer Flamingo knows what
 * is in it. Throws when the bytes can't be read.
 */
export function exportStored(order: ExportOrder): ExportedFile | 'too-new' {
  const live = loadLiveDocument(order.stored, silentLog)
  const { document } = live
  const versions = versionsOf(document)
  const age = versions ? ageOf(versions) : 'current'
  if (age === 'newer') return 'too-new'
  if (versions && age === 'older') migrateDocument(document, versions)
  const about = { title: titleOf(document), exportedAt: new Date(order.at).toISOString() }
  const { authorsHidden } = settingsOf(document)
  return { name: exportFileName(about, order.format), authorsHidden, contents: contentsOf(order, live, about) }
}

function contentsOf(
  { format, locale, url, at }: ExportOrder,
  live: LiveDocument,
  about: { title: string; exportedAt: string },
): FileContents {
  const { document } = live
  if (format === 'flamingo') return { kind: 'board', ...about, update: live.snapshot(), uploads: uploadsOf(document) }
  if (format === 'tldr') return { kind: 'text', parts: tldrOfBoard(document) }
  const cases = casesOfDocument(document)
  const board = exportBoard({
    notes: cases.all(),
    matrices: cases.matrices,
    settings: settingsOf(document),
    title: about.title,
    url,
    at: new Date(at),
    locale,
  })
  return { kind: 'text', parts: [textOfBoard(board, format, locale)] }
}
