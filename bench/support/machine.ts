import { cpus, totalmem } from 'node:os'

/** One line about the machine, because a figure without it means little. */
export function machineInWords(chromium?: string): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const browser = chromium ? `, Chromium ${chromium}` : ''
  return `Measured on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${gigabytes} GB, Node ${process.versions.node}${browser}.`
}
