import { expect, test } from 'vitest'
import { createUploadTurns } from '../../../server/http/uploadTurns.ts'
import { must } from '../../../shared/must.ts'
import { parseBoardId } from '../../../shared/ids/boardId.ts'

const [red, blue, green] = ['A', 'B', 'C'].map((letter) => must(parseBoardId(letter.repeat(16)), 'sixteen letters are an id'))

test('[UPLOAD-8] so many images of one board arrive at once and so many in all; the next ones wait in order', async () => {
  const turns = createUploadTurns({ uploadsAtOnce: 3, uploadsAtOncePerBoard: 2 })
  const begun: string[] = []
  const endByName = new Map<string, () => void>()
  const start = (name: string, boardId = red) =>
    turns(must(boardId, 'there are three'), () => {
      begun.push(name)
      return new Promise<void>((resolve) => endByName.set(name, resolve))
    })
  const end = async (name: string): Promise<void> => {
    must(endByName.get(name), `${name} has begun`)()
    await settle()
  }

  const uploads = [start('red 1'), start('red 2'), start('red 3'), start('blue 1', blue), start('green 1', green)]
  await settle()
  expect(begun).toEqual(['red 1', 'red 2', 'blue 1'])
  await end('blue 1')
  expect(begun.slice(3)).toEqual(['green 1'])
  await end('red 2')
  expect(begun.slice(4)).toEqual(['red 3'])
  for (const name of ['red 1', 'red 3', 'green 1']) await end(name)
  await Promise.all(uploads)
})

test('[UPLOAD-8] an upload that fails gives its turn back', async () => {
  const turns = createUploadTurns({ uploadsAtOnce: 1, uploadsAtOncePerBoard: 1 })
  const board = must(red, 'there is one')
  await expect(turns(board, () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full')
  expect(await turns(board, async () => 'next')).toBe('next')
})

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
