import { runsInHtml, runsInSvgText, type TextRun, type ToPicture } from './textRuns.ts'

/** Draws letters as something that has its place in an SVG. */
export type DrawRuns = (runs: readonly TextRun[]) => SVGGElement

/**
 * Puts what `draw` makes of them in the place of the texts in a picture that is laid out in the page. HTML goes, and its letters stay where the
 * browser has put them; `svgTexts`: SVG's own texts, too.
 */
export function replaceTexts(svg: SVGSVGElement, draw: DrawRuns, { svgTexts }: { svgTexts: boolean }): void {
  const html = [...svg.querySelectorAll('foreignObject')].map((element) => ({ element, runs: [] as TextRun[] }))
  const texts = svgTexts ? [...svg.querySelectorAll('text')].map((element) => ({ element, runs: runsInSvgText(element) })) : []
  untransformed(svg, () => {
    const corner = svg.getBoundingClientRect()
    const { x, y } = svg.viewBox.baseVal
    const toPicture: ToPicture = (point) => ({ x: point.x - corner.left + x, y: point.y - corner.top + y })
    for (const one of html) one.runs = runsInHtml(one.element, toPicture)
  })
  for (const { element, runs } of html) element.replaceWith(draw(runs))
  for (const { element, runs } of texts) {
    const group = draw(runs)
    const transform = element.getAttribute('transform')
    if (transform) group.setAttribute('transform', transform)
    element.replaceWith(group)
  }
}

// Browsers tell of turned letters only which upright boxes hold them.
function untransformed(svg: SVGSVGElement, measure: () => void): void {
  const transforms = [...svg.querySelectorAll('[transform]')].map((element) => [element, element.getAttribute('transform') ?? ''] as const)
  for (const [element] of transforms) element.removeAttribute('transform')
  measure()
  for (const [element, transform] of transforms) element.setAttribute('transform', transform)
}
