import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { migrate } from '../../../server/store/sqlite/migrations.ts'

const steps = ['CREATE TABLE one (a INTEGER) STRICT', 'ALTER TABLE one ADD COLUMN b TEXT', 'CREATE TABLE two (c INTEGER) STRICT']

test('[STORE-20] tables are brought forward step by step, each step once', () => {
  const database = new DatabaseSync(':memory:')
  migrate(database, steps.slice(0, 1))
  database.exec('INSERT INTO one VALUES (1)')
  migrate(database, steps)
  migrate(database, steps)
  expect(database.prepare('SELECT * FROM one').all()).toEqual([{ a: 1, b: null }])
  expect(database.prepare('SELECT version FROM schema_version').all()).toEqual([{ version: 3 }])
})

test('[STORE-20] a step that fails leaves the tables at the step before it', () => {
  const database = new DatabaseSync(':memory:')
  expect(() => migrate(database, [...steps.slice(0, 2), 'CREATE TABLE two (c INTEGER) STRICT; NONSENSE'])).toThrow()
  expect(database.prepare('SELECT version FROM schema_version').all()).toEqual([{ version: 2 }])
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'two'").all()).toEqual([])
  migrate(database, steps)
  expect(database.prepare('SELECT version FROM schema_version').all()).toEqual([{ version: 3 }])
})
