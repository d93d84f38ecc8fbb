import { useEditor } from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { DotLabel } from './dots/DotLabel.tsx'
import { DotLayer } from './dots/DotLayer.tsx'
import { loadFontsOnDemand } from './loadFontsOnDemand.ts'
import { WayLayer } from './ways/WayLayer.tsx'

/** What floats over the canvas of a version: nothing that one could change anything with. */
export function StillFront(): JSX.Element {
  const editor = useEditor()
  // While this is drawn: tldraw asks for its fonts as soon as it is mounted.
  useState(() => loadFontsOnDemand(editor))
  return (
    <>
      <DotLayer />
      <DotLabel />
      <WayLayer />
    </>
  )
}
