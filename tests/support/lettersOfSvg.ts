import { must } from '../../shared/must.ts'

/** A letter of a picture in outlines, where it stands in the picture: its drawing, and where its baseline begins. */
export type DrawnLetter = { drawing: string; x: number; y: number }

/** All letters of a picture in outlines, in the order in which they are drawn; of letters with a halo the letters only. */
export function lettersOfSvg(svg: string): DrawnLetter[] {
  const drawings = new Map(Array.from(svg.matchAll(/<path id="(g\d+)" d="([^"]*)"/g), ([, id = '', d = '']) => [id, d]))
  const letters: DrawnLetter[] = []
  const stack: { place: Matrix; isHalo: boolean }[] = [{ place: [1, 0, 0, 1, 0, 0], isHalo: false }]
  for (const [tag, name = ''] of svg.matchAll(/<(\/?[\w:]+)[^>]*>/g)) {
    const outer = must(stack.at(-1), 'a picture closes no more than it opens')
    if (name === '/g' || name === '/svg') stack.pop()
    const place = joined(outer.place, transformIn(tag))
    if (name === 'g' && !tag.endsWith('/>')) stack.push({ place, isHalo: outer.isHalo || /stroke-width="140"/.test(tag) })
    if (name === 'svg' && !tag.endsWith('/>')) stack.push(outer)
    if (name !== 'use' || outer.isHalo) continue
    const id = /href="#(\w+)"/.exec(tag)?.[1] ?? ''
    letters.push({ drawing: must(drawings.get(id), 'what is used is drawn'), x: place[4], y: place[5] })
  }
  return letters
}

type Matrix = readonly [number, number, number, number, number, number]

function transformIn(tag: string): Matrix {
  let place: Matrix = [1, 0, 0, 1, 0, 0]
  const written = /\btransform="([^"]*)"/.exec(tag)?.[1] ?? ''
  for (const [, kind = '', values = ''] of written.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values.split(/[ ,]+/).map(Number)
    const turn = (a * Math.PI) / 180
    const step: Record<string, Matrix> = {
      matrix: [a, b, c, d, e, f],
      translate: [1, 0, 0, 1, a, b],
      scale: [a, 0, 0, values.includes(',') || values.trim().includes(' ') ? b : a, 0, 0],
      rotate: [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0],
    }
    place = joined(place, must(step[kind], `a transform by ${kind}`))
  }
  return place
}

function joined([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}
