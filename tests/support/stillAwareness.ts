import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** An awareness that does nothing by itself: y-protocols gives it a timer, which would outlive the test. */
export function createStillAwareness(document: Y.Doc): Awareness {
  const awareness = new Awareness(document)
  clearInterval(Reflect.get(awareness, '_checkInterval') as NodeJS.Timeout)
  return awareness
}
