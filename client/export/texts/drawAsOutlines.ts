import { groundBelow, lineAlong } from './decorations.ts'
import type { GlyphRegistry } from './glyphRegistry.ts'
import type { DrawRuns } from './replaceTexts.ts'
import { paint, rounded, svgElement } from './svgParts.ts'
import type { TextRun } from './textRuns.ts'

/** How far a halo reaches on either side together, in thousandths of the letters' size. */
const haloWidth = 140

/** Draws letters as references to glyphs: `registry` learns which. */
export function drawAsOutlines(registry: GlyphRegistry): DrawRuns {
  return (runs) => {
    const group = svgElement('g')
    for (const run of runs) {
      if (run.ground) group.append(groundBelow(run, run.ground))
      if (run.halo) group.append(glyphs(run, registry, { fill: 'none', 'stroke-width': haloWidth, ...paint(run.halo, 'stroke') }))
      group.append(glyphsOf(run, registry))
      for (const line of run.lines) group.append(lineAlong(run, line))
    }
    return group
  }
}

/** The letters of a run as glyphs in its colour. */
export function glyphsOf(run: TextRun, registry: GlyphRegistry): SVGGElement {
  return glyphs(run, registry, paint(run.color, 'fill'))
}

function glyphs(run: TextRun, registry: GlyphRegistry, look: Readonly<Record<string, string | number>>): SVGGElement {
  const group = svgElement('g', look)
  const scale = Number((run.size / 1000).toFixed(6))
  for (const { cluster, x, y } of run.letters) {
    if (cluster.trim() === '') continue
    const use = svgElement('use', { transform: `matrix(${scale} 0 0 ${scale} ${rounded(x)} ${rounded(y)})` })
    // Programs that print read this older form of the name.
    use.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', `#${registry.idOf(cluster, run.style)}`)
    group.append(use)
  }
  return group
}
