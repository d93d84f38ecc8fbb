import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { brotliDecompressSync } from 'node:zlib'
import { systemClock } from '../../../server/clock.ts'
import { createThreads } from '../../../server/threads/threads.ts'
import { createVersionThread } from '../../../server/versions/versionThread.ts'
import { addNote, noteIds } from '../../support/notes.ts'

test('[VERSION-14] the thread does one piece of work after the other, says what fails, and goes on', async () => {
  const thread = createVersionThread(createThreads({ clock: systemClock }))
  const document = new Y.Doc()
  addNote(document, 'one')
  const snapshot = Y.encodeStateAsUpdate(document)
  const pack = (bytes: Uint8Array) => thread({ work: 'pack', stored: { snapshot: bytes, updates: [], logBytes: 0 } })
  const [first, broken, second] = await Promise.allSettled([pack(snapshot), pack(Uint8Array.of(255, 255, 255)), pack(snapshot)])
  expect(broken.status).toBe('rejected')
  for (const outcome of [first, second]) {
    const packed = outcome.status === 'fulfilled' ? outcome.value : undefined
    expect(packed?.notes).toBe(1)
    const read = new Y.Doc()
    Y.applyUpdate(read, brotliDecompressSync(packed?.document.bytes ?? new Uint8Array()))
    expect(noteIds(read)).toEqual(['one'])
  }
})
