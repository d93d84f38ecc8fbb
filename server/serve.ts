import { networkInterfaces } from 'node:os'
import pino from 'pino'
import { systemClock } from './clock.ts'
import { addressesToOpen, type AddressesToOpen } from './addressesToOpen.ts'
import { createApp, type App } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { openSqliteBoardStore } from './store/sqliteBoardStore.ts'

// One Ctrl+C arrives several times: from the terminal, and from npm that hands it on.
const echoMs = 500

// What people read goes to standard output, the log to standard error, so that each can be kept by itself.

/**
 * Runs the server with the settings in `environment` until a signal ends it, and the process with it. What keeps it from
 * starting is told in words, and ends the process with 1.
 */
export async function serve(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const reading = readConfig(environment)
  for (const warning of reading.warnings) console.error(warning)
  if ('errors' in reading) stopWith(...reading.errors)
  else await start(reading.config)
}

async function start(config: Config): Promise<void> {
  try {
    const app = await openApp(config)
    const { port } = await app.listen().catch(async (error: unknown) => {
      await app.close()
      throw error
    })
    tellAddresses(addressesToOpen(config.host, port, networkInterfaces()))
    closeOnSignals(app)
  } catch (error) {
    stopWith(sentenceOf(error, config))
  }
}

function tellAddresses({ here, nearby }: AddressesToOpen): void {
  console.log(`Flamingo is ready.\n  On this machine:    ${here}`)
  for (const address of nearby) console.log(`  For people nearby:  ${address}`)
}

async function openApp(config: Config): Promise<App> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: process.stderr.fd, sync: true }))
  const store = await openSqliteBoardStore({ dataFolder: config.dataFolder, log })
  try {
    return await createApp({ config, store, log })
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The first signal stops in order, a second one at once. */
function closeOnSignals(app: App): void {
  let closingSince: number | undefined
  async function close(): Promise<void> {
    if (closingSince !== undefined) {
      if (systemClock.now() - closingSince > echoMs) process.exit(1)
      return
    }
    closingSince = systemClock.now()
    console.log('Saving and closing. Once more to stop at once.')
    try {
      await app.close()
      process.exit(0)
    } catch (error) {
      stopWith(`Not everything could be closed in order: ${messageOf(error)}`)
    }
  }
  process.on('SIGTERM', () => void close())
  process.on('SIGINT', () => void close())
}

function sentenceOf(error: unknown, { host, port }: Config): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use. Stop the other program, or set PORT to another number.`
    case 'EACCES':
      return `Port ${port} may not be used by this account. Set PORT to a number above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine.`
    default:
      return messageOf(error)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function stopWith(...sentences: string[]): never {
  for (const sentence of sentences) console.error(sentence)
  process.exit(1)
}
