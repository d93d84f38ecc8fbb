/**
 * Our server beside others, in one run: `npm run bench -- peers [--quick] [--rows=lecture,kills] [--servers=flamingo,relay]`.
 * Each is a process of its own on one core, with its data on the disk; all clients are in this process, on another core.
 * Linux only: processor time and memory are read from /proc. Everything stays on this machine, and ends by itself.
 */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { contenders, type Contender } from './load/contender.ts'
import { installPeers, isInstalled } from './load/installPeers.ts'
import { pinned } from './load/pinned.ts'
import { rows, type Row } from './load/rows.ts'
import { machineInWords } from './support/machine.ts'

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rows: { type: 'string', default: '' }, servers: { type: 'string', default: '' } },
})

if (process.platform !== 'linux') {
  console.error('This one reads /proc, which only Linux has.')
  process.exit(1)
}
if (!process.env.BENCH_IS_PINNED) process.exit(onItsCore())
installPeers()
await measure()
process.exit(0)

/** Runs this file again on the load's core. */
function onItsCore(): number {
  const [command = '', ...args] = pinned('load', [process.execPath, ...process.execArgv, ...process.argv.slice(1)])
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, BENCH_IS_PINNED: '1' } }).status ?? 1
}

async function measure(): Promise<void> {
  const chosenRows = rows.filter(({ name }) => isChosen(name, options.rows))
  const chosen = contenders.filter(({ name }) => isChosen(name, options.servers))
  for (const { name, needs } of chosen) if (!isThere(needs)) console.log(`${name} could not be installed and is left out.`)
  const measured = chosen.filter(({ needs }) => isThere(needs))

  const table = [
    ['', 'aim', ...measured.map(({ name }) => name)],
    ['---', '---', ...measured.map(() => '---')],
  ]
  for (const row of chosenRows) {
    console.log(`${row.name}: ${row.work}`)
    const cells: string[] = []
    for (const contender of measured) cells.push(await cellOf(row, contender))
    table.push([row.work, row.aim, ...cells])
  }
  console.log(`\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`)
  console.log(machineInWords())
}

async function cellOf(row: Row, contender: Contender): Promise<string> {
  if (!row.isFor(contender)) return '–'
  try {
    const cell = await row.measure(contender, options.quick)
    console.log(`  ${contender.name}: ${cell}`)
    return cell
  } catch (error) {
    console.log(`  ${contender.name}: failed`, error)
    return 'failed'
  }
}

function isThere(needs: readonly string[]): boolean {
  return needs.every(isInstalled)
}

function isChosen(name: string, wanted: string): boolean {
  return wanted === '' || wanted.split(',').some((part) => name.toLowerCase().includes(part.toLowerCase()))
}
