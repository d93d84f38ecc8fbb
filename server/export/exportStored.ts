import * as Y from 'yjs'
import { settingsOf, takeAgreements } from '../../shared/board/boardSettings.ts'
import { casesOfDocument } from '../../shared/board/casesOfDocument.ts'
import type { Locale } from '../../shared/board/locale.ts'
import { addressOf, type UploadFile } from '../../shared/board/uploadAddress.ts'
import { titleOf } from '../../shared/document/boardDocument.ts'
import { exportBoard } from '../../shared/export/exportedBoard.ts'
import { exportFileName, textOfBoard, type FileFormat } from '../../shared/export/exportFormats.ts'
import type { FilePart } from '../../shared/export/fileParts.ts'
import { tldrOfBoard } from '../../shared/export/tldrOfBoard.ts'
import type { PictureWish } from '../../shared/picture/svgOfBoard.ts'
import { silentLog } from '../log.ts'
import { ageOf, versionsOf } from '../migration/documentAge.ts'
import { migrateDocument } from '../migration/migrateDocument.ts'
import type { CompressedBytes, StoredDocument } from '../store/boardStore.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { compressed, decompressed } from '../store/compression.ts'
import { loadLiveDocument, type LiveDocument } from '../sync/liveDocument.ts'
import { uploadsOf } from './uploadsOf.ts'

/** `url`: of the board, without a key. `at`: in milliseconds since 1970. `picture`: how one looks.
 `version`: what is exported in place of the present, and of which moment it is. */
export type ExportOrder = {
  stored: Pick<StoredDocument, 'snapshot' | 'updates' | 'logBytes'>
  version: (CompressedBytes & { at: number }) | undefined
  /** All of the board, for its own file. */
  versions: readonly KeptVersion[]
  format: FileFormat
  locale: Locale
  url: string
  at: number
  picture: Pick<PictureWish, 'theme' | 'showsNumbers'>
}

/** A version with its document. */
export type KeptVersion = { about: BoardVersion; document: CompressedBytes }

/** `name`: for whoever keeps it in a folder. `authorsHidden`: on the board, from everybody. See fileBytes.ts for what it becomes. */
export type ExportedFile = { name: string; authorsHidden: boolean; contents: FileContents }

/** Text with images in it, or a board's own file: its document as a V1 update, its versions, compressed by Brotli, and the images that any of them shows. */
export type FileContents =
  | { kind: 'text'; parts: FilePart[] }
  | { kind: 'board'; title: string; exportedAt: string; update: Uint8Array; versions: FiledVersion[]; uploads: UploadFile[] }

export type FiledVersion = { about: BoardVersion; bytes: Uint8Array }

/**
 * A board as a file, from what is stored of it. An older document is migrated in memory only. `too-new`: only a newer Flamingo knows what
 * is in it. Throws when the bytes can't be read.
 */
export async function exportStored(order: ExportOrder): Promise<ExportedFile | 'too-new'> {
  const { stored, version } = order
  const present = open(stored)
  const live = version && present !== 'too-new' ? open({ snapshot: decompressed(version), updates: [], logBytes: 0 }) : present
  if (live === 'too-new' || present === 'too-new') return 'too-new'
  // Who may not know who wrote a note now may not know it of then.
  if (live !== present) takeAgreements(present.document, live.document)
  const at = new Date(order.at).toISOString()
  const about = { title: titleOf(live.document), exportedAt: at, ...(version && { asOf: new Date(version.at).toISOString() }) }
  const { authorsHidden } = settingsOf(live.document)
  return { name: exportFileName(about, order.format), authorsHidden, contents: await contentsOf(order, live, about) }
}

function open(stored: ExportOrder['stored']): LiveDocument | 'too-new' {
  const live = loadLiveDocument(stored, silentLog)
  const versions = versionsOf(live.document)
  const age = versions ? ageOf(versions) : 'current'
  if (age === 'newer') return 'too-new'
  if (versions && age === 'older') migrateDocument(live.document, versions)
  return live
}

async function contentsOf(
  { format, locale, url, at, picture, versions }: ExportOrder,
  live: LiveDocument,
  about: { title: string; exportedAt: string; asOf?: string },
): Promise<FileContents> {
  const { document } = live
  if (format === 'flamingo') {
    const filed = versions.map(fileVersion)
    const uploads = new Map([...uploadsOf(document), ...filed.flatMap((one) => one.uploads)].map((upload) => [addressOf(upload), upload]))
    const { title, exportedAt } = about
    return { kind: 'board', title, exportedAt, update: live.snapshot(), versions: filed, uploads: [...uploads.values()] }
  }
  if (format === 'svg') return { kind: 'text', parts: await drawing(document, { ...picture, locale }) }
  if (format === 'tldr') return { kind: 'text', parts: tldrOfBoard(document) }
  const cases = casesOfDocument(document)
  const board = exportBoard({
    notes: cases.all(),
    matrices: cases.matrices,
    settings: settingsOf(document),
    title: about.title,
    url,
    at: new Date(at),
    ...(about.asOf !== undefined && { asOf: about.asOf }),
    locale,
  })
  return { kind: 'text', parts: [textOfBoard(board, format, locale)] }
}

// What reads fonts takes longer to load than most files to make.
async function drawing(document: Y.Doc, wish: PictureWish): Promise<FilePart[]> {
  const [{ svgOfBoard }, { pictureFonts }] = await Promise.all([
    import('../../shared/picture/svgOfBoard.ts'),
    import('./installedFonts.ts'),
  ])
  return svgOfBoard(document, wish, pictureFonts)
}

// Its document is opened only when there is an image in it.
function fileVersion({ about, document }: KeptVersion): FiledVersion & { uploads: UploadFile[] } {
  const update = decompressed(document)
  const bytes = document.encoding === 'br' ? document.bytes : compressed(update)
  if (!Buffer.from(update.buffer).includes('/uploads/')) return { about, bytes, uploads: [] }
  const opened = new Y.Doc()
  Y.applyUpdate(opened, update)
  return { about, bytes, uploads: uploadsOf(opened) }
}
