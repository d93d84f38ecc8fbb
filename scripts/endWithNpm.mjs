import process from 'node:process'

/** How often to look whether npm is still there. */
const lookEveryMs = 500

/**
 * Ends this process in order when the npm that started it is gone. npm hands signals on, but when it is killed outright, nobody would tell
 * the server. (package.json says `exec`, so that npm is the parent and not a shell in between.)
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(looking)
    process.kill(process.pid, 'SIGTERM')
  }, lookEveryMs)
  looking.unref()
}
