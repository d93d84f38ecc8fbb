import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance } from 'fastify'
import { mediaTypes } from '../../shared/export/exportFormats.ts'
import { newBoardId } from '../../shared/ids/boardId.ts'
import { createBoardFileReader } from '../import/boardFileReader.ts'
import type { BoardFileReading } from '../import/readBoardFile.ts'
import { refuse, type ApiErrorCode } from './apiErrors.ts'
import { boardsPerHour } from './boardRoutes.ts'
import { storeNewBoard, type CreatedBoard } from './createBoard.ts'
import type { HttpServices } from './httpServices.ts'
import type { UploadFolder } from './uploadFolder.ts'

/** A board out of its own file: the whole of it, or nothing. */
export function importRoute(server: FastifyInstance, services: HttpServices, uploads: UploadFolder): void {
  const { limits } = services
  const readFile = createBoardFileReader(services.threads)

  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body stays on its way: it may be larger than memory.
    scope.addContentTypeParser([mediaTypes.flamingo, 'application/zip', 'application/octet-stream'], (_request, body, done) =>
      done(null, body),
    )

    scope.post('/api/boards/import', { config: boardsPerHour(limits) }, async (request, reply) => {
      const made: CreatedBoard | Refused = request.body ? await makeBoard(request.body as Readable) : { code: 'notABoardFile' }
      if ('keys' in made) return reply.code(201).send(made)
      // Whatever else of it is on its way, nobody waits for it.
      if (made.code === 'tooLarge') reply.header('connection', 'close')
      return refuse(reply, made.code, made.message, made.place)
    })
  })

  async function makeBoard(body: Readable): Promise<CreatedBoard | Refused> {
    const boardId = newBoardId(services.randomBytes)
    const [file, imageFolder] = [uploads.temporaryPath(), uploads.temporaryPath()]
    try {
      if (!(await keep(body, file, limits.boardFileBytes))) {
        return { code: 'tooLarge', message: `A board's file may have up to ${megabytes(limits.boardFileBytes)} MB.` }
      }
      const reading = await readFile({ file, boardId, imageFolder, limits })
      if (reading.kind === 'flawed') return { code: codeByFlaw[reading.flaw], ...('part' in reading && { place: reading.part }) }
      await uploads.adopt(boardId, imageFolder)
      return await storeNewBoard(services, { boardId, ...reading })
    } catch (error) {
      await uploads.discard(boardId)
      throw error
    } finally {
      await rm(file, { force: true })
      await rm(imageFolder, { recursive: true, force: true })
    }
  }
}

type Refused = { code: ApiErrorCode; message?: string; place?: string }

/** Writes what comes into a file. False when it is more than `most` bytes. */
async function keep(body: Readable, file: string, most: number): Promise<boolean> {
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > most ? new TooMuch() : null, chunk)
    },
  })
  try {
    await pipeline(body, count, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    return true
  } catch (error) {
    if (error instanceof TooMuch) return false
    throw error
  }
}

class TooMuch extends Error {}

const codeByFlaw = {
  notABoardFile: 'notABoardFile',
  repacked: 'repackedBoardFile',
  newer: 'newerBoardFile',
  damaged: 'damagedBoardFile',
  tooLarge: 'boardFileTooLarge',
  notAnImage: 'strangeImage',
} as const satisfies Record<Extract<BoardFileReading, { kind: 'flawed' }>['flaw'], ApiErrorCode>

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024)
}
