import type { DatabaseSync } from 'node:sqlite'
import { readUploads } from './backupFile.ts'
import { checkDatabase, complaintsOf } from './checkDatabase.ts'

/** What was found in a backup; `problems` is empty when every byte is as it was written. */
export type BackupFindings = { boards: number; images: number; problems: string[] }

/** Reads a whole backup, with its tables up to date, and compares it with its checksums. */
export async function verifyBackup(backup: DatabaseSync): Promise<BackupFindings> {
  const findings = await checkDatabase(backup)
  const problems = complaintsOf(findings)
  let images = 0
  for (const read of readUploads(backup)) {
    if ('problem' in read) problems.push(read.problem)
    else images += 1
  }
  return { boards: findings.boards.length, images, problems }
}
