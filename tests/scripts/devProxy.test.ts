import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.mjs'
import config from '../../vite.config.ts'

// As Vite reads them: a pattern when it begins with ^, or else the beginning of an address.
const handedOn = Object.keys(config.server?.proxy ?? {})
const isHandedOn = (address: string): boolean =>
  handedOn.some((key) => (key.startsWith('^') ? new RegExp(key).test(address) : address.startsWith(key)))

test('[START-5] while developing, none of the page’s own modules is asked of the server', () => {
  const modules = globSync('**/*.{ts,tsx,css,json,html}', { cwd: join(root, 'client') })
  expect(modules.length).toBeGreaterThan(100)
  expect(modules.map((path) => `/${path}`).filter(isHandedOn)).toEqual([])
})

test.each(['/api/boards', '/sync/Os7FYJNn2fy5SWHL', '/uploads/Os7FYJNn2fy5SWHL/a.png', '/readyz'])('[START-5] %s is', (address) => {
  expect(isHandedOn(address)).toBe(true)
})
