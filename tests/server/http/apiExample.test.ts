import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCanvasSchema } from '../../../shared/document/canvasSchema.ts'
import { recordsOf } from '../../../shared/document/boardDocument.ts'
import { readRecord } from '../../../shared/document/recordFields.ts'
import { must } from '../../../shared/must.ts'
import { postBoard, startTestApp } from '../../support/testApp.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test(
  '[API-1] the example in docs/api.md adds a note that the canvas can draw, and knows when it is on disk',
  { timeout: 30_000 },
  async () => {
    const [, example] = /```js\n([\s\S]+?)```/.exec(readFileSync(`${root}/docs/api.md`, 'utf8')) ?? []
    const { url, store } = await startTestApp()
    const { id, keys } = await postBoard(url)
    const code = must(example, 'docs/api.md has an example')
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-', url, id, keys.participant, '両輪が回った日'], {
      cwd: root,
      timeout: 20_000,
    })
    run.child.stdin?.end(code)
    const { stdout } = await run

    const [, noteId = ''] = /^(shape:\S+) is on disk; the board has 4 records\n$/.exec(stdout) ?? []
    const stored = must(await store.loadDocument(id), 'the board is stored')
    const document = new Y.Doc()
    for (const update of [stored.snapshot, ...stored.updates]) Y.applyUpdate(document, update)
    const note = readRecord(must(recordsOf(document).get(noteId), 'the note is on disk'))
    expect(note).toMatchObject({
      x: -100,
      y: -100,
      props: { richText: { content: [{ type: 'paragraph', content: [{ type: 'text', text: '両輪が回った日' }] }] } },
    })
    createCanvasSchema().types.shape.validate(note)
  },
)
