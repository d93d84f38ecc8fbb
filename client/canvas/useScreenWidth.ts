import { PORTRAIT_BREAKPOINT, useBreakpoint } from '@tldraw/tldraw'

/** How much room the canvas has: `narrow` up to 640 px (phones), `wide` from 841 px. tldraw's own breakpoints. */
export function useScreenWidth(): 'narrow' | 'middle' | 'wide' {
  const breakpoint: PORTRAIT_BREAKPOINT = useBreakpoint()
  if (breakpoint < PORTRAIT_BREAKPOINT.TABLET_SM) return 'narrow'
  return breakpoint < PORTRAIT_BREAKPOINT.TABLET ? 'middle' : 'wide'
}
