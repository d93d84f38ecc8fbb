import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { keepsCompiled, serverNodeArguments } from '../../scripts/serverRuntime.mjs'
import { closeCodes } from '../../shared/protocol/closeCodes.ts'
import { offeredProtocols } from '../../shared/protocol/subprotocol.ts'
import { postBoard, withKey } from '../support/testApp.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

type Started = { process: ChildProcess; output: () => string; ended: Promise<number | null> }

/** The server as a process of its own. */
function start(environment: Record<string, string>): Started {
  const started = spawn(process.execPath, [...serverNodeArguments, main], {
    env: { PATH: process.env.PATH, ...keepsCompiled, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void started.kill('SIGKILL'))
  let output = ''
  started.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  started.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { process: started, output: () => output, ended: once(started, 'close').then(([code]) => code as number | null) }
}

/** The address that the server tells people to open. */
function addressOf(server: Started): Promise<string> {
  return vi.waitFor(
    () => {
      const [, address] = /On this machine: +(http:\S+)/.exec(server.output()) ?? []
      if (address === undefined) throw new Error(`Not ready yet: ${server.output()}`)
      return address
    },
    { timeout: 20_000 },
  )
}

test('[START-2] the server starts, keeps what it was given, and ends in order on SIGTERM', { timeout: 30_000 }, async () => {
  const dataFolder = temporaryFolder()
  const first = start({ FLAMINGO_DATA: dataFolder })
  const url = await addressOf(first)
  const board = await postBoard(url)
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board.id}`, offeredProtocols(board.keys.participant, 1))
  await once(socket, 'open')
  const closed = once(socket, 'close')
  first.process.kill('SIGTERM')
  expect((await closed)[0]).toBe(closeCodes.goingAway.code)
  expect(await first.ended).toBe(0)

  const second = start({ FLAMINGO_DATA: dataFolder })
  const again = await addressOf(second)
  const response = await fetch(`${again}/api/boards/${board.id}`, { headers: withKey(board.keys.viewer) })
  expect(await response.json()).toMatchObject({ title: '両輪の会', role: 'viewer' })
  second.process.kill('SIGINT')
  expect(await second.ended).toBe(0)
})

test('[START-3] what keeps it from starting is told in a sentence, without a stack', { timeout: 30_000 }, async () => {
  const dataFolder = temporaryFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const portTaken = start({ FLAMINGO_DATA: dataFolder, PORT: String(port) })
  expect(await portTaken.ended).toBe(1)
  expect(portTaken.output()).toContain(`Port ${port} is already in use. Stop the other program, or set PORT to another number.\n`)

  writeFileSync(join(dataFolder, 'file'), '')
  const noFolder = start({ FLAMINGO_DATA: join(dataFolder, 'file', 'data') })
  expect(await noFolder.ended).toBe(1)
  expect(noFolder.output()).toMatch(
    /^The data folder .+ cannot be used \(.+\)\. Make it writable for this account, or set FLAMINGO_DATA to another folder\.\n$/,
  )

  const wrongSettings = start({ FLAMINGO_DATA: dataFolder, PORT: 'x', LOG_LEVEL: 'loud', FLAMINGO_DATE: '1' })
  expect(await wrongSettings.ended).toBe(1)
  expect(wrongSettings.output().split('\n')).toEqual([
    'FLAMINGO_DATE is not a setting: did you mean FLAMINGO_DATA?',
    'PORT must be a whole number from 0 to 65535, not "x".',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
    '',
  ])
})

test('[START-4] a second server on the same data folder does not start', { timeout: 30_000 }, async () => {
  const dataFolder = temporaryFolder()
  await addressOf(start({ FLAMINGO_DATA: dataFolder }))
  const second = start({ FLAMINGO_DATA: dataFolder })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('Another Flamingo is using the data folder')
})
