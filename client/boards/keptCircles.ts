import { useSyncExternalStore } from 'react'
import type { CircleKey } from '../../shared/circle/circleKey.ts'
import type { CircleId } from '../../shared/ids/circleId.ts'
import { createKeptList } from '../device/keptList.ts'
import { parseKnownCircles, withCircle, withoutCircle, type KnownCircle } from './knownCircles.ts'

const kept = createKeptList('flamingo.circles', parseKnownCircles)

/** The circles that were opened on this device, the last opened first. */
export function useKeptCircles(): readonly KnownCircle[] {
  return useSyncExternalStore(kept.subscribe, kept.all)
}

/** Puts a circle into the list, or brings its entry up to date. */
export function keepCircle(circle: KnownCircle): void {
  kept.change((circles) => withCircle(circles, circle))
}

/** Takes a circle off the list; with `key` only if the list has it under that key. The circle itself stays. */
export function forgetCircle(circleId: CircleId, key?: CircleKey): void {
  kept.change((circles) => withoutCircle(circles, circleId, key))
}
