import type { DatabaseSync } from 'node:sqlite'
import { StoreOpenError } from './storeOpenError.ts'
import { inTransaction } from './transaction.ts'

/**
 * What brings the tables from one version to the next: entry n leads from version n to n + 1. Entries that were
 * released are never changed: a database somewhere has already been through them.
 */
const migrations: readonly string[] = [
  `CREATE TABLE boards (
     board_id TEXT PRIMARY KEY,
     facilitator_key_hash TEXT NOT NULL,
     participant_key_hash TEXT NOT NULL,
     viewer_key_hash TEXT NOT NULL,
     participant_generation INTEGER NOT NULL,
     viewer_generation INTEGER NOT NULL,
     title TEXT NOT NULL,
     notes INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL,
     last_sequence INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE revoked_keys (
     board_id TEXT NOT NULL REFERENCES boards,
     key_hash TEXT NOT NULL,
     PRIMARY KEY (board_id, key_hash)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE snapshots (
     board_id TEXT PRIMARY KEY REFERENCES boards,
     through_sequence INTEGER NOT NULL,
     encoding TEXT NOT NULL,
     bytes BLOB NOT NULL,
     checksum INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE updates (
     board_id TEXT NOT NULL REFERENCES boards,
     sequence INTEGER NOT NULL,
     at INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     checksum INTEGER NOT NULL,
     PRIMARY KEY (board_id, sequence)
   ) STRICT;

   CREATE TABLE damaged_updates (
     board_id TEXT NOT NULL REFERENCES boards,
     sequence INTEGER NOT NULL,
     at INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     checksum INTEGER NOT NULL,
     PRIMARY KEY (board_id, sequence)
   ) STRICT;

   CREATE TABLE probe (bytes BLOB NOT NULL) STRICT;`,

  `CREATE TABLE backups (
     board_id TEXT NOT NULL REFERENCES boards,
     through_sequence INTEGER NOT NULL,
     at INTEGER NOT NULL,
     document_version INTEGER NOT NULL,
     canvas_schema TEXT NOT NULL,
     encoding TEXT NOT NULL,
     bytes BLOB NOT NULL,
     checksum INTEGER NOT NULL,
     PRIMARY KEY (board_id, through_sequence)
   ) STRICT;`,

  'ALTER TABLE boards ADD COLUMN layout TEXT',

  // The bytes last, so that a list of versions reads none of them.
  `CREATE TABLE versions (
     board_id TEXT NOT NULL REFERENCES boards,
     version_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     kind TEXT NOT NULL,
     name TEXT NOT NULL,
     made_by TEXT NOT NULL,
     notes INTEGER NOT NULL,
     through_sequence INTEGER NOT NULL,
     layout TEXT NOT NULL,
     encoding TEXT NOT NULL,
     checksum INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     PRIMARY KEY (board_id, version_id)
   ) STRICT;`,

  // A shelf's row also holds the hashes of the keys with which the circle's people open the board. What is large in a portrait
  // stands last or by itself, so that a list of boards reads none of it.
  `CREATE TABLE circles (
     circle_id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     facilitator_key_hash TEXT NOT NULL,
     member_key_hash TEXT NOT NULL,
     member_generation INTEGER NOT NULL,
     created_at INTEGER NOT NULL
   ) STRICT;

   CREATE TABLE revoked_circle_keys (
     circle_id TEXT NOT NULL REFERENCES circles,
     key_hash TEXT NOT NULL,
     PRIMARY KEY (circle_id, key_hash)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE shelf (
     circle_id TEXT NOT NULL REFERENCES circles,
     board_id TEXT NOT NULL REFERENCES boards,
     belongs INTEGER NOT NULL,
     archived INTEGER NOT NULL,
     tags TEXT NOT NULL,
     put_at INTEGER NOT NULL,
     member_key_hash TEXT,
     facilitator_key_hash TEXT,
     participant_key_hash TEXT,
     viewer_key_hash TEXT,
     participant_generation INTEGER NOT NULL,
     viewer_generation INTEGER NOT NULL,
     PRIMARY KEY (circle_id, board_id)
   ) STRICT, WITHOUT ROWID;

   CREATE INDEX shelf_by_board ON shelf (board_id);

   CREATE TABLE portraits (
     board_id TEXT PRIMARY KEY REFERENCES boards,
     through_sequence INTEGER,
     notes INTEGER,
     placed INTEGER,
     authors_hidden INTEGER NOT NULL,
     authors TEXT NOT NULL,
     visitors TEXT NOT NULL,
     picture TEXT
   ) STRICT;

   CREATE TABLE portrait_texts (
     board_id TEXT PRIMARY KEY REFERENCES boards,
     folded TEXT NOT NULL,
     texts TEXT NOT NULL
   ) STRICT;`,
  `CREATE TABLE deleted_notes (
     board_id TEXT NOT NULL REFERENCES boards,
     note_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     deleted_by TEXT NOT NULL,
     size INTEGER NOT NULL,
     note TEXT NOT NULL,
     PRIMARY KEY (board_id, note_id)
   ) STRICT;

   CREATE INDEX deleted_notes_by_age ON deleted_notes (at);`,

  // Outlives the board's own row, until its images have gone, too.
  `CREATE TABLE deleted_boards (
     board_id TEXT PRIMARY KEY,
     at INTEGER NOT NULL,
     is_going INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
]

/**
 * Brings the tables of `database` up to the newest version, each step in its own transaction.
 * Throws, and changes nothing, when the database is newer than `steps`.
 */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
  database.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT')
  const present = versionOf(database)
  if (present > steps.length) {
    throw new StoreOpenError(
      `The data was written by a newer Flamingo (tables of version ${present}, this one knows ${steps.length}). Start the newer Flamingo.`,
    )
  }
  for (const [offset, step] of steps.slice(present).entries()) {
    inTransaction(database, () => {
      database.exec(step)
      database.exec('DELETE FROM schema_version')
      database.prepare('INSERT INTO schema_version VALUES (?)').run(present + offset + 1)
    })
  }
}

/** The newest version of the tables: what `migrate` leads to. */
export const tablesVersion = migrations.length

/** The version of the tables of a database that has been through `migrate`. */
export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT version FROM schema_version').get()?.version ?? 0)
}
