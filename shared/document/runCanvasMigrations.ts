import type { Migration, SerializedStore, UnknownRecord } from '@tldraw/store'
import { assertNever } from '../assertNever.ts'
import type { PlainRecord } from './recordFields.ts'

type Store = SerializedStore<UnknownRecord>

/**
 * Runs tldraw's migrations, in their order, over copies of `records`. One that a migration throws on is `broken` and left
 * out from there on, so that it doesn't stop the others (as it would in tldraw's own `migrateStoreSnapshot`). Throws when
 * a migration fails although it works on every record alone.
 */
export function runCanvasMigrations(
  records: ReadonlyMap<string, PlainRecord>,
  migrations: readonly Migration[],
): { migrated: Map<string, PlainRecord>; broken: Set<string> } {
  let store = copyOf(Object.fromEntries(records) as unknown as Store)
  const broken = new Set<string>()
  const leaveOut = (ids: Iterable<string>): void => {
    for (const id of ids) {
      broken.add(id)
      delete (store as Record<string, UnknownRecord>)[id]
    }
  }
  for (const migration of migrations) {
    switch (migration.scope) {
      case 'record':
        leaveOut(Object.keys(store).filter((id) => !attempt(() => migrateRecord(store, id, migration))))
        break
      case 'store':
        if (!attempt(() => void migration.up(copyOf(store)))) {
          leaveOut(
            Object.entries(store).flatMap(([id, record]) => (attempt(() => void migration.up(copyOf({ [id]: record }))) ? [] : [id])),
          )
        }
        store = migration.up(store) ?? store
        break
      default:
        return assertNever(migration)
    }
  }
  return { migrated: new Map(Object.entries(store) as unknown as [string, PlainRecord][]), broken }
}

function migrateRecord(store: Store, id: string, { filter, up }: Extract<Migration, { scope: 'record' }>): void {
  const records = store as Record<string, UnknownRecord>
  const record = records[id]
  if (record && (!filter || filter(record))) records[id] = up(record) ?? record
}

// Records are JSON.
function copyOf(store: Store): Store {
  return JSON.parse(JSON.stringify(store)) as Store
}

/** Whether `run` gets to its end. */
function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch {
    // A migration takes for granted what its version of tldraw had validated.
    return false
  }
}
