#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { serverEnvironment, serverNodeArguments } from './serverRuntime.mjs'
import { pinnedNode } from './setUp.mjs'

// It installs and builds nothing: a backup at night must not wait for a registry.
const args = process.argv.slice(2)
const needs = args[0] === 'serve' ? [pinnedNode, join(root, 'dist', 'client', 'index.html')] : [pinnedNode]
if (!needs.every((file) => existsSync(file))) {
  console.error(`Flamingo is not set up yet. Run this once: cd ${root} && npm start`)
  process.exit(1)
}
process.exit(
  await run(pinnedNode, [...serverNodeArguments, join(root, 'server', 'cli.ts'), ...args], {
    cwd: process.cwd(),
    env: serverEnvironment(),
  }),
)
