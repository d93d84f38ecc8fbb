import type { KeyGenerations } from '../../shared/board/boardKey.ts'

/** Whether `next` follows upon `present`: no key went back, and at least one was renewed. */
export function areNewer(next: KeyGenerations, present: KeyGenerations): boolean {
  const noneWentBack = next.participant >= present.participant && next.viewer >= present.viewer
  return noneWentBack && (next.participant > present.participant || next.viewer > present.viewer)
}
