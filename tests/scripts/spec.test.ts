import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.mjs'

test('every rule of docs/spec.md is named by a test, and every rule that a test names stands there, once', async () => {
  const written = [...(await readFile(join(root, 'docs/spec.md'), 'utf8')).matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(([, id]) => id)
  const names = await rulesInTests()
  expect(written.filter((id, index) => written.indexOf(id) !== index)).toEqual([])
  expect({ untested: written.filter((id) => !names.has(id ?? '')), unwritten: [...names].filter((id) => !written.includes(id)) }).toEqual({
    untested: [],
    unwritten: [],
  })
})

async function rulesInTests(): Promise<Set<string>> {
  const folder = join(root, 'tests')
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.tsx?$/.test(file))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const names = texts.flatMap((text) => [...text.matchAll(/['"`]((?:\[[A-Z]+-\d+\] ?)+)/g)].map(([, rules]) => rules ?? ''))
  return new Set(names.flatMap((rules) => [...rules.matchAll(/[A-Z]+-\d+/g)].map(([id]) => id)))
}
