import { expect, test } from 'vitest'
import { complaintsAbout } from '../../scripts/treeRules.mjs'

// Put together here, because the rules hold for this file too.
const machinePath = ['', 'home', 'ann', 'flamingo', 'data'].join('/')

test('a path of somebody’s machine is found with its line', () => {
  expect(complaintsAbout('docs/backup.md', `Copy the folder:\ncp ${machinePath} x`)).toEqual([
    `docs/backup.md:2: a path of one machine: ${machinePath}`,
  ])
})

test('addresses and patterns of the project are no paths of a machine', () => {
  expect(complaintsAbout('a.ts', "import '../home/main.tsx'\nfetch('/b/home/x')\n'client/home/**'")).toEqual([])
})

test('a lock file that names its registry is found', () => {
  const resolved = `"resolved": "${['https:', '', 'registry.example', 'x.tgz'].join('/')}"`
  expect(complaintsAbout('package-lock.json', resolved)).toHaveLength(1)
  expect(complaintsAbout('package-lock.json', '"resolved": "packages/x", "integrity": "…"')).toEqual([])
})

test('a package registry of one network is found', () => {
  expect(complaintsAbout('.npmrc', ['registry', 'http://127.0.0.1/'].join('='))).toEqual(['.npmrc:1: a package registry of one network.'])
})
