import { expect, test } from 'vitest'
import { moreTools, toolsAtHand } from '../../../client/canvas/toolChoice.ts'

test('every tool is either at hand or behind "more", whatever the room, and none is in both', () => {
  const everything = [...toolsAtHand.wide, ...moreTools(toolsAtHand.wide)].toSorted()
  for (const shown of Object.values(toolsAtHand)) {
    expect([...shown, ...moreTools(shown)].toSorted()).toEqual(everything)
  }
})
