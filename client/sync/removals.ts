import type { Awareness } from 'y-protocols/awareness'
import { isObject } from '../../shared/document/richText.ts'
import type { Clock, Timer } from './clock.ts'

/** Says who deleted what: an update of the document doesn't. */
export interface Removals {
  /** I have deleted these records. */
  tell(recordIds: readonly string[]): void
  /** Calls `answer` once with the client that says it deleted this record, or with undefined when nobody has said so in time. */
  whoRemoved(recordId: string, answer: (clientId: number | undefined) => void): void
  close(): void
}

/** Presence may come later than the update. */
const answerWithinMs = 1_000
/** What I deleted is told for so long. */
const toldMs = 3_000
/** More at once is no matter of one note any more, and presence stays small. */
const mostTold = 100

/** Tells and asks through presence. */
export function createRemovals(awareness: Awareness, clock: Clock): Removals {
  let told: string[] = []
  let forgetting: Timer | undefined
  const asked = new Set<{ recordId: string; timer: Timer; answer: (clientId: number | undefined) => void }>()
  awareness.on('change', answerAll)

  function tell(recordIds: readonly string[]): void {
    if (recordIds.length === 0 || !awareness.getLocalState()) return
    told = [...told, ...recordIds].slice(-mostTold)
    awareness.setLocalStateField('removed', told)
    if (forgetting) clock.clearTimeout(forgetting)
    forgetting = clock.setTimeout(() => {
      told = []
      if (awareness.getLocalState()) awareness.setLocalStateField('removed', undefined)
    }, toldMs)
  }

  function whoRemoved(recordId: string, answer: (clientId: number | undefined) => void): void {
    const question = {
      recordId,
      answer,
      timer: clock.setTimeout(() => {
        asked.delete(question)
        answer(undefined)
      }, answerWithinMs),
    }
    asked.add(question)
    answerAll()
  }

  function answerAll(): void {
    for (const question of asked) {
      const clientId = remover(question.recordId)
      if (clientId === undefined) continue
      asked.delete(question)
      clock.clearTimeout(question.timer)
      question.answer(clientId)
    }
  }

  function remover(recordId: string): number | undefined {
    for (const [clientId, state] of awareness.getStates()) {
      const removed: unknown = isObject(state) ? state.removed : undefined
      if (clientId !== awareness.clientID && Array.isArray(removed) && removed.includes(recordId)) return clientId
    }
    return undefined
  }

  return {
    tell,
    whoRemoved,
    close() {
      awareness.off('change', answerAll)
      if (forgetting) clock.clearTimeout(forgetting)
      for (const { timer } of asked) clock.clearTimeout(timer)
      asked.clear()
    },
  }
}
