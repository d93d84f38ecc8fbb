import { Resvg } from '@resvg/resvg-js'

/** How much a program that has no font at all draws of a picture: pixels that are not its paper, of one 800 wide. */
export function inkOf(svg: string): number {
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: 800 } }).render()
  let ink = 0
  // Dark enough to be a letter.
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) < 380) ink++
  return ink
}
