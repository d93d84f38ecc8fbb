import { useSyncExternalStore, type JSX, type ReactNode } from 'react'
import { useBoardView } from '../notes/boardView.ts'

/** A note that steps back while others are lit up. */
export function SteppingBack({ id, children }: { id: string; children: ReactNode }): JSX.Element {
  const { lit } = useBoardView()
  const isBack = useSyncExternalStore(lit.subscribe, () => lit.get()?.has(id) === false)
  return <div className={isBack ? 'board-note board-note--back' : 'board-note'}>{children}</div>
}
