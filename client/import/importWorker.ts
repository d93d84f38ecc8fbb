import type { ImportTarget } from '../../shared/import/importedContent.ts'
import { readFile, type FileReading } from './readFile.ts'

/** What the page asks of this thread. */
export type ImportOrder = { file: File; target: ImportTarget }

// Whatever a reader falls over is no file that anybody has written on purpose.
const damaged: FileReading = { kind: 'flawed', flaw: { is: 'damaged' } }

addEventListener('message', ({ data }: MessageEvent<ImportOrder>) => {
  void readFile(data.file, data.target)
    .catch(() => damaged)
    .then((reading) => postMessage(reading))
})
