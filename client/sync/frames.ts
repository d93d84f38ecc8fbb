/** The frames in which the page is drawn. Injected, so that tests can draw when they like. */
export interface Frames {
  /** Whether nothing shall glide: the page is hidden and draws nothing, or its owner wants no motion. */
  isStill(): boolean
  /** Calls `run` before the next frame is drawn. Returns the way to call it off. */
  request(run: () => void): () => void
}

/** The frames of this page. */
export const browserFrames: Frames = {
  isStill: () => document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches,
  request(run) {
    const frame = requestAnimationFrame(run)
    return () => cancelAnimationFrame(frame)
  },
}
