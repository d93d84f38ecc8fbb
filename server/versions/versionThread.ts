import type { Threads } from '../threads/threads.ts'
import type { VersionOrder, VersionWork } from './versionWork.ts'

/** Does work on whole documents elsewhere: people who are on boards don't notice. Rejects as the work throws. */
export type VersionThread = <Work extends VersionOrder['work']>(order: Extract<VersionOrder, { work: Work }>) => Promise<VersionWork[Work]>

/** Works in a thread, one piece after the other, so that versions never fill the machine. */
export function createVersionThread(threads: Threads): VersionThread {
  const work = threads.open<VersionOrder, unknown>(new URL('./versionWorker.ts', import.meta.url))
  return <Work extends VersionOrder['work']>(order: Extract<VersionOrder, { work: Work }>) => work(order) as Promise<VersionWork[Work]>
}
