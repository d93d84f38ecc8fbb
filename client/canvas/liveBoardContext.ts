import { createContext, useContext } from 'react'
import { must } from '../../shared/must.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'

/** Hands the open board to what is drawn inside tldraw. */
export const LiveBoardContext = createContext<LiveBoard | undefined>(undefined)

/** The open board around this component. */
export function useLiveBoard(): LiveBoard {
  return must(useContext(LiveBoardContext), 'the canvas lies inside a LiveBoardContext')
}
