import type { JSX } from 'react'
import { DensityOverlay } from './DensityOverlay.tsx'
import { LitField } from './score/LitField.tsx'

/** What lies on the canvas below everything that people put there. */
export function CanvasGround(): JSX.Element {
  return (
    <>
      <DensityOverlay />
      <LitField />
    </>
  )
}
