import tldrawJapanese from '@tldraw/assets/translations/ja.json' with { type: 'json' }
import tldrawEnglish from '@tldraw/assets/translations/main.json' with { type: 'json' }
import { expect, test } from 'vitest'
import ourEnglish from '../../../client/canvas/tldrawStrings.en.json' with { type: 'json' }
import ourJapanese from '../../../client/canvas/tldrawStrings.ja.json' with { type: 'json' }

const keys = Object.keys(tldrawEnglish)
const japanese: Record<string, string> = { ...tldrawJapanese, ...ourJapanese }

test('[WORDS-1] every word of tldraw’s interface is there in Japanese', () => {
  expect(keys.filter((key) => !japanese[key])).toEqual([])
})

test('[WORDS-1] our words replace existing ones of tldraw and nothing else', () => {
  expect([...Object.keys(ourJapanese), ...Object.keys(ourEnglish)].filter((key) => !keys.includes(key))).toEqual([])
})

test('[WORDS-2] a note is called 付箋 everywhere', () => {
  expect(japanese['tool.note']).toBe('付箋')
  expect(Object.values(japanese).filter((text) => /ふせん|ノート|メモ/.test(text))).toEqual([])
})
