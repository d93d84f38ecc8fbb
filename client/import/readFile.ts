import type { ByteSource } from '../../shared/boardFile/storedZip.ts'
import type { ImportReading, ImportTarget } from '../../shared/import/importedContent.ts'
import { readFlamingo } from '../../shared/import/readFlamingo.ts'
import { readText } from '../../shared/import/readText.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { decodeText, type Encoding } from './decodeText.ts'

/** What a file holds for a board. `encoding`: of a text that is not UTF-8. */
export type FileReading = ImportReading & { encoding?: Encoding }

/** Reads a file that somebody wants on a board. Runs in a thread of its own: see importWorker.ts. */
export async function readFile(file: File, target: ImportTarget): Promise<FileReading> {
  if (await isArchive(file)) return readFlamingo(sourceOf(file), target)
  if (file.size > limits.importBytes) return { kind: 'flawed', flaw: { is: 'too-large' } }
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (!decoded) return { kind: 'flawed', flaw: { is: 'not-text' } }
  const reading = readText(file.name, decoded.text, target)
  return decoded.encoding === 'utf-8' ? reading : { ...reading, encoding: decoded.encoding }
}

async function isArchive(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  // "PK", with which every ZIP begins. The reader says what is wrong with those that are none of ours.
  return first === 0x50 && second === 0x4b
}

function sourceOf(file: File): ByteSource {
  return { size: file.size, read: async (from, length) => new Uint8Array(await file.slice(from, from + length).arrayBuffer()) }
}
