import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { endWithNpm } from './endWithNpm.mjs'
import { freePort } from './freePort.mjs'
import { restartOnChange } from './restartOnChange.mjs'
import { root } from './root.mjs'
import { setUp } from './setUp.mjs'

endWithNpm()
const node = await setUp()
const port = Number(process.env.PORT ?? 5858)
const serverPort = await freePort()

// Vite answers at the address that people open and hands on to the server.
const stopServer = restartOnChange({
  command: node,
  args: ['--disable-warning=ExperimentalWarning', 'server/main.ts'],
  env: { ...process.env, HOST: '127.0.0.1', PORT: String(serverPort) },
  folders: ['server', 'shared'],
  // It tells its own address too; here there is one to open.
  onLine: (line) => {
    if (!line.includes(String(serverPort))) console.log(line)
  },
})
const vite = spawn(node, ['node_modules/vite/bin/vite.js', '--port', String(port), '--clearScreen', 'false', '--logLevel', 'warn'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, FLAMINGO_DEV_SERVER: `http://127.0.0.1:${serverPort}` },
})
const viteClosed = once(vite, 'close')

for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => vite.kill('SIGTERM'))
console.log(`Flamingo, reloading on each change: http://127.0.0.1:${port}/   (Ctrl+C ends it)`)

const [code] = await viteClosed
await stopServer()
process.exit(code ?? 0)
