import type { ImportTarget } from '../../shared/import/importedContent.ts'
import { readFile } from './readFile.ts'

/** What the page asks of this thread. */
export type ImportOrder = { file: File; target: ImportTarget }

addEventListener('message', ({ data }: MessageEvent<ImportOrder>) => {
  void readFile(data.file, data.target).then((reading) => postMessage(reading))
})
