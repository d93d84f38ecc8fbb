/** Letters of a note are never smaller, in canvas pixels: at half the size of a board they still have 8 on the screen. */
const floor = 16
const step = 2

/** The sizes that a note's letters may have when its style asks for `largest`, the largest first. */
export function textSizes(largest: number): number[] {
  const sizes: number[] = []
  for (let size = largest; size > floor; size -= step) sizes.push(size)
  return [...sizes, Math.min(largest, floor)]
}

/** The first of `sizes` at which a text fits, with what was measured; undefined when it fits at none. */
export function fittingSize<Measured extends { fits: boolean }>(
  sizes: readonly number[],
  measure: (size: number) => Measured,
): (Measured & { size: number }) | undefined {
  for (const size of sizes) {
    const measured = measure(size)
    if (measured.fits) return { ...measured, size }
  }
  return undefined
}
