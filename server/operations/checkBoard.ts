import type { DatabaseSync } from 'node:sqlite'
import type { UploadFile } from '../../shared/board/uploadAddress.ts'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { readRecord, type PlainRecord } from '../../shared/document/recordFields.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import * as Y from 'yjs'
import { uploadOfRecord } from '../export/uploadsOf.ts'
import { silentLog } from '../log.ts'
import { ageOf, versionsOf } from '../migration/documentAge.ts'
import { createBackupTable } from '../store/sqlite/backupTable.ts'
import { createSnapshotTable } from '../store/sqlite/snapshotTable.ts'
import { createVersionTable } from '../store/sqlite/versionTable.ts'
import { loadLiveDocument } from '../sync/liveDocument.ts'
import { createUpdatesReader } from './storedUpdates.ts'

/** What is found on one board. `problems`: something was lost or will not open. `remarks`: worth knowing, nothing to do. */
export type BoardFindings = {
  boardId: BoardId
  problems: string[]
  remarks: string[]
  /** The uploads that its images show. */
  uploads: UploadFile[]
}

/** Whether a canvas may show a record. */
export type IsValid = (record: PlainRecord) => boolean

/** Looks at boards as the server would open them, and changes nothing. `isValid`: undefined where nobody asks for remarks. */
export function createBoardCheck(database: DatabaseSync, isValid?: IsValid): (boardId: BoardId) => Promise<BoardFindings> {
  const snapshots = createSnapshotTable(database)
  const backups = createBackupTable(database)
  const versions = createVersionTable(database)
  const readUpdates = createUpdatesReader(database)
  const countSetAside = database.prepare('SELECT count(*) AS updates FROM damaged_updates WHERE board_id = ?')

  function goodUpdates(boardId: BoardId, problems: string[]): Uint8Array[] {
    const { good, firstBad, bad } = readUpdates(boardId)
    if (firstBad !== undefined) {
      problems.push(
        `Update ${firstBad} does not match its checksum: it and the ${bad - 1} after it will be set aside when the board is opened.`,
      )
    }
    return good
  }

  return async (boardId) => {
    const findings: BoardFindings = { boardId, problems: [], remarks: [], uploads: [] }
    const { problems, remarks } = findings
    const setAside = Number(countSetAside.get(boardId)?.updates ?? 0)
    if (setAside > 0) remarks.push(`${setAside} damaged updates were set aside in the past; they are kept in the table damaged_updates.`)
    await attempt(problems, () => void backups.loadBackups(boardId))
    for (const { id } of versions.listVersions(boardId)) await attempt(problems, () => void versions.loadVersion(boardId, id))
    await attempt(problems, async () => {
      const { snapshot } = snapshots.read(boardId)
      const stored = { snapshot, updates: goodUpdates(boardId, problems), logBytes: 0 }
      const warn = (_fields: object, message: string): void => void remarks.push(`${message}.`)
      await checkDocument(loadLiveDocument(stored, { ...silentLog, warn }).document, findings, isValid)
    })
    return findings
  }
}

async function checkDocument(document: Y.Doc, { problems, remarks, uploads }: BoardFindings, isValid?: IsValid): Promise<void> {
  const versions = versionsOf(document)
  if (!versions) remarks.push('The document does not say of which version it is; it opens as a present one.')
  const age = versions ? ageOf(versions) : 'current'
  if (age === 'newer') return void problems.push('The document was written by a newer Flamingo; this one will not open it.')
  // As the server will do when somebody opens it; this copy is thrown away.
  if (versions && age === 'older') {
    // The canvas' schema takes longer to load than most boards to check.
    const { migrateDocument } = await import('../migration/migrateDocument.ts')
    migrateDocument(document, versions)
  }
  const records = [...recordsOf(document).values()].map((record: unknown) => (record instanceof Y.Map ? readRecord(record) : undefined))
  const invalid = isValid ? records.filter((record) => !record || !isValid(record)).length : 0
  if (invalid > 0) remarks.push(`${invalid} of ${records.length} records do not validate; pages leave them out.`)
  for (const record of records) {
    const upload = record && uploadOfRecord(record)
    if (upload) uploads.push(upload)
  }
}

/** One thing that cannot be read must not keep the others from being looked at. */
async function attempt(problems: string[], run: () => Promise<void> | void): Promise<void> {
  try {
    await run()
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
}
