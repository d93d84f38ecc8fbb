import { useEditor } from '@tldraw/tldraw'
import { useState, type JSX } from 'react'
import { Legend } from './colors/Legend.tsx'
import { DotLayer } from './dots/DotLayer.tsx'
import { loadFontsOnDemand } from './loadFontsOnDemand.ts'

/** What floats over a canvas that is only shown. */
export function ShownFront(): JSX.Element {
  const editor = useEditor()
  // While it is drawn for the first time: tldraw asks for its fonts right after.
  useState(() => loadFontsOnDemand(editor))
  return (
    <>
      <DotLayer />
      <Legend />
    </>
  )
}
