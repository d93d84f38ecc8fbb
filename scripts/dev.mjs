import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { endWithNpm } from './endWithNpm.mjs'
import { freePort } from './freePort.mjs'
import { root } from './root.mjs'
import { setUp } from './setUp.mjs'

endWithNpm()
const node = await setUp()
const port = Number(process.env.PORT ?? 5858)
const serverPort = await freePort()

// Vite answers at the address that people open and hands on to the server, which starts again on each change.
const server = spawn(node, ['--watch', '--watch-preserve-output', '--disable-warning=ExperimentalWarning', 'server/main.ts'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(serverPort) },
})
const vite = spawn(node, ['node_modules/vite/bin/vite.js', '--port', String(port), '--clearScreen', 'false', '--logLevel', 'warn'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, FLAMINGO_DEV_SERVER: `http://127.0.0.1:${serverPort}` },
})
const children = [server, vite]
const closed = children.map((child) => once(child, 'close'))

for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)))
}

// The server tells its own address too; here there is one to open.
createInterface({ input: server.stdout }).on('line', (line) => {
  if (!line.includes(String(serverPort))) console.log(line)
})
console.log(`Flamingo, reloading on each change: http://127.0.0.1:${port}/   (Ctrl+C ends it)`)

const [code] = await Promise.race(closed)
for (const child of children) child.kill('SIGTERM')
await Promise.all(closed)
process.exit(code ?? 0)
