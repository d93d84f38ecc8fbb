import { expect, test } from 'vitest'
import { moreTools, narrowTools, wideTools } from '../../../client/canvas/toolChoice.ts'

test('every tool is either at hand or behind "more", and none is in both', () => {
  for (const shown of [wideTools, narrowTools]) {
    const all = [...shown, ...moreTools(shown)]
    expect(new Set(all).size).toBe(all.length)
    for (const tool of wideTools) expect(all).toContain(tool)
  }
})
