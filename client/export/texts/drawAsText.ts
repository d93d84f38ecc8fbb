import { groundBelow, lineAlong } from './decorations.ts'
import { glyphsOf } from './drawAsOutlines.ts'
import type { GlyphRegistry } from './glyphRegistry.ts'
import type { DrawRuns } from './replaceTexts.ts'
import { paint, svgElement } from './svgParts.ts'
import { rowsOf, type TextRun } from './textRuns.ts'

/**
 * Draws letters as SVG's own texts, with a place for each row: no program breaks their lines anew. Characters that would be missing
 * where the picture is looked at (`isLacking`) are drawn as glyphs, which `registry` learns of.
 */
export function drawAsText(isLacking: (cluster: string) => boolean, registry: GlyphRegistry): DrawRuns {
  return (runs) => {
    const group = svgElement('g')
    for (const run of runs) {
      if (run.ground) group.append(groundBelow(run, run.ground))
      const isDrawn = new Set(run.letters.filter(({ cluster }) => cluster.trim() !== '' && isLacking(cluster)))
      group.append(
        textOf(
          run,
          run.letters.filter((letter) => !isDrawn.has(letter)),
        ),
      )
      if (isDrawn.size > 0) group.append(glyphsOf({ ...run, letters: [...isDrawn] }, registry))
      for (const line of run.lines) group.append(lineAlong(run, line))
    }
    return group
  }
}

function textOf(run: TextRun, letters: TextRun['letters']): SVGTextElement {
  const text = svgElement('text', { ...fontOf(run), ...paint(run.color, 'fill'), ...haloOf(run), style: 'white-space: pre' })
  for (const row of rowsOf(letters)) {
    const span = svgElement('tspan', { x: row.left, y: row.y })
    span.textContent = row.text
    text.append(span)
  }
  return text
}

function fontOf({ style, size }: TextRun): Record<string, string | number> {
  return {
    'font-family': style.families,
    'font-size': size,
    'font-weight': String(style.weight),
    ...(style.isItalic && { 'font-style': 'italic' }),
  }
}

function haloOf({ halo, size }: TextRun): Record<string, string | number> {
  return halo ? { ...paint(halo, 'stroke'), 'stroke-width': size * 0.14, 'paint-order': 'stroke' } : {}
}
