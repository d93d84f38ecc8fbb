import { join } from 'node:path'
import { createCanvasSchema } from '../../shared/document/canvasSchema.ts'
import { validRecord } from '../../shared/document/validRecord.ts'
import { databaseFile } from '../store/sqlite/openDatabase.ts'
import { checkDatabase, complaintsOf } from './checkDatabase.ts'
import { openForReading } from './openForReading.ts'
import type { Outcome } from './outcome.ts'
import { listUploads, pathOf } from './uploadFiles.ts'

/**
 * Looks at everything in a data folder and changes nothing, also while a server works on it. A complaint is what was lost
 * or will not open. What anybody with a link can bring about (records that don't validate) is only remarked upon:
 * an alarm that a visitor can set off is soon switched off.
 */
export async function check(dataFolder: string): Promise<Outcome> {
  const database = openForReading(join(dataFolder, databaseFile))
  try {
    database.exec('BEGIN')
    const schema = createCanvasSchema()
    const findings = await checkDatabase(database, (record) => validRecord(schema, record) !== undefined)
    // After the documents: an image is on disk before a document names it, and is never removed.
    const onDisk = new Set(listUploads(dataFolder).map(pathOf))
    const missing = findings.boards.flatMap(({ boardId, uploads }) =>
      uploads.map(pathOf).flatMap((path) => (onDisk.has(path) ? [] : [`Board ${boardId}: the image uploads/${path} is missing.`])),
    )
    const used = new Set(findings.boards.flatMap(({ uploads }) => uploads.map(pathOf)))
    const unused = [...onDisk].filter((path) => !used.has(path)).length
    const complaints = [...complaintsOf(findings), ...missing]
    return { lines: [...remarksOn(findings.boards), ...summaryOf(findings.boards.length, onDisk.size, unused, complaints)], complaints }
  } finally {
    database.close()
  }
}

function remarksOn(boards: { boardId: string; remarks: string[] }[]): string[] {
  return boards.flatMap(({ boardId, remarks }) => remarks.map((remark) => `Board ${boardId}: ${remark}`))
}

function summaryOf(boards: number, images: number, unused: number, complaints: string[]): string[] {
  const unusedWords = unused > 0 ? `, ${unused} of them on no board any more` : ''
  return [
    `Boards: ${boards}. Images: ${images}${unusedWords}. ${complaints.length === 0 ? 'All is well.' : `Problems: ${complaints.length}.`}`,
  ]
}
