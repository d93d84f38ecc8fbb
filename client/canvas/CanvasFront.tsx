import type { JSX } from 'react'
import { Legend } from './colors/Legend.tsx'
import { DotLabel } from './dots/DotLabel.tsx'
import { DotLayer } from './dots/DotLayer.tsx'
import { MatrixOverlay } from '../matrix/editing/MatrixOverlay.tsx'
import { DragScore } from './score/DragScore.tsx'
import { ScorePanel } from './score/ScorePanel.tsx'
import { TrailLayer } from './ways/TrailLayer.tsx'
import { WayLayer } from './ways/WayLayer.tsx'

/** What floats over the canvas and goes with what is on it. */
export function CanvasFront(): JSX.Element {
  return (
    <>
      <DotLayer />
      <Legend />
      <DotLabel />
      <TrailLayer />
      <WayLayer />
      <DragScore />
      <ScorePanel />
      <MatrixOverlay />
    </>
  )
}
