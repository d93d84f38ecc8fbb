import { usePassThroughWheelEvents } from '@tldraw/tldraw'
import { useRef, type RefObject } from 'react'

/** For a panel over the canvas: the wheel goes through it to the canvas, so that zooming doesn't stop at a bar. */
export function usePanelRef(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  // tldraw's types are those of React 18, where a ref never says that it may be null.
  usePassThroughWheelEvents(ref as RefObject<HTMLDivElement>)
  return ref
}
