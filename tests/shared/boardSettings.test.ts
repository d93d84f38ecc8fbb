import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { legendNameLength, settingsOf, writeSetting } from '../../shared/board/boardSettings.ts'
import { metaOf } from '../../shared/document/boardDocument.ts'

test('[SETTINGS-1] two people’s choices made at once both hold', () => {
  const [aki, ben] = [new Y.Doc(), new Y.Doc()]
  writeSetting(aki, { setting: 'field', field: 'media', on: true })
  writeSetting(aki, { setting: 'legend', color: 'yellow', name: ' us ' })
  writeSetting(ben, { setting: 'field', field: 'link', on: true })
  writeSetting(ben, { setting: 'authorsHidden', on: true })
  Y.applyUpdate(aki, Y.encodeStateAsUpdate(ben))
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(aki))
  for (const document of [aki, ben]) {
    const { fields, authorsHidden, legend } = settingsOf(document)
    expect([...fields].sort()).toEqual(['link', 'media'])
    expect(authorsHidden).toBe(true)
    expect([...legend]).toEqual([['yellow', 'us']])
  }
})

test('[SETTINGS-1] unsound values count as not set, an empty name takes a legend’s name back, and a long one is cut', () => {
  const document = new Y.Doc()
  const meta = metaOf(document)
  meta.set('authorsHidden', 'yes')
  meta.set('field.media', 1)
  meta.set('field.nothing', true)
  meta.set('legend.blue', 5)
  meta.set('legend.red', '  ')
  meta.set('legend.green', '😀'.repeat(legendNameLength + 1))
  const settings = settingsOf(document)
  expect(settings.fields.size).toBe(0)
  expect(settings.authorsHidden).toBe(false)
  expect([...settings.legend]).toEqual([['green', '😀'.repeat(legendNameLength)]])
  writeSetting(document, { setting: 'legend', color: 'green', name: '' })
  expect(settingsOf(document).legend.size).toBe(0)
})
