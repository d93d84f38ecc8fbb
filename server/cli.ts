import { resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { assertNever } from '../shared/assertNever.ts'
import { systemClock } from './clock.ts'
import { silentLog } from './log.ts'
import { helpText, readCommandLine, type Command } from './operations/commandLine.ts'
import type { Outcome } from './operations/outcome.ts'
import { StoreOpenError } from './store/sqlite/storeOpenError.ts'
import { usualDataFolder } from './usualDataFolder.ts'

const notUnderstood = 2

const command = readCommandLine(process.argv.slice(2))
if ('misunderstood' in command) {
  console.error(`${command.misunderstood}\nflamingo help says what there is.`)
  process.exitCode = notUnderstood
} else if (command.name === 'serve') {
  const { serve } = await import('./serve.ts')
  await serve({ ...process.env, FLAMINGO_DATA: dataFolderOf(command) })
} else {
  tell(await attempt(command))
}

async function attempt(wanted: Exclude<Command, { name: 'serve' }>): Promise<Outcome> {
  try {
    return await run(wanted)
  } catch (error) {
    if (error instanceof StoreOpenError) return { lines: [], complaints: [error.message] }
    return { lines: [], complaints: [`${wanted.name} could not be finished: ${error instanceof Error ? error.message : String(error)}.`] }
  }
}

// Each command loads what it needs: help answers at once.
async function run(wanted: Exclude<Command, { name: 'serve' }>): Promise<Outcome> {
  switch (wanted.name) {
    case 'help':
      return { lines: [helpText], complaints: [] }
    case 'backup': {
      const { backup } = await import('./operations/backup.ts')
      return backup({ dataFolder: dataFolderOf(wanted), file: resolve(wanted.file), overwrite: wanted.force, now: systemClock.now })
    }
    case 'restore': {
      const { restore } = await import('./operations/restore.ts')
      return restore({ dataFolder: dataFolderOf(wanted), file: resolve(wanted.file), despiteDamage: wanted.force })
    }
    case 'boards': {
      const [{ listBoards }, { boardsTable }] = await Promise.all([
        import('./operations/listBoards.ts'),
        import('./operations/boardsTable.ts'),
      ])
      const boards = listBoards(dataFolderOf(wanted))
      return { lines: wanted.json ? [JSON.stringify(boards, undefined, 2)] : boardsTable(boards), complaints: [] }
    }
    case 'export': {
      const { exportOne } = await import('./operations/exportOne.ts')
      const { board, version, format, locale, theme, numbers, url, file, force } = wanted
      const dataFolder = dataFolderOf(wanted)
      const picture = { theme, showsNumbers: numbers }
      const into = { file: file && resolve(file), overwrite: force }
      return exportOne({ dataFolder, board, version, format, locale, picture, url, ...into, now: systemClock.now })
    }
    case 'check': {
      const { check } = await import('./operations/check.ts')
      return check(dataFolderOf(wanted))
    }
    case 'compact': {
      const { compact } = await import('./operations/compact.ts')
      return compact(dataFolderOf(wanted), { ...silentLog, error: (fields, message) => console.error(message, fields) })
    }
    default:
      return assertNever(wanted)
  }
}

/** Where the boards are. What somebody types is relative to where they are, the settings are as for `npm start`. */
function dataFolderOf({ data }: Command): string {
  if (data !== undefined) return resolve(data)
  // Set to nothing is not set.
  return resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.FLAMINGO_DATA || usualDataFolder)
}

function tell({ lines, complaints, text }: Outcome): void {
  if (text !== undefined) process.stdout.write(text)
  for (const line of lines) console.log(line)
  for (const complaint of complaints) console.error(complaint)
  if (complaints.length > 0) process.exitCode = 1
}
