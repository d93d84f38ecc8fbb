import { clustersOf } from '../typeset/clusters.ts'
import { cornersOf, type Desk, type Drawn, type ShapeOf } from './drawn.ts'
import { lineOfText } from './drawNote.ts'
import { polygonPath, type Ink } from './ink.ts'
import { plainStyle, widthOf } from './lettering.ts'

const nameSize = 12

/** A frame with its name above; what is in it shows within it only. */
export function drawFrame({ props }: ShapeOf<'frame'>, desk: Desk): Drawn {
  const { w, h, name } = props
  const { fill, stroke } = desk.colors.of('black').frame
  const box = { x: 0, y: 0, w, h }
  const text = cut(name.trim() || 'Frame', w - 12, desk)
  const inks: Ink[] = [
    { kind: 'path', d: polygonPath(cornersOf(box)), fill, stroke: { color: stroke, width: 1 } },
    lineOfText(text, { x: 0, y: -16, size: nameSize, style: plainStyle, color: desk.colors.text }, desk),
  ]
  return { inks, box, clip: true }
}

function cut(text: string, width: number, { lettering }: Desk): string {
  if (widthOf(text, plainStyle, lettering) * nameSize <= width) return text
  const clusters = clustersOf(text)
  while (clusters.length > 1 && widthOf(`${clusters.join('')}…`, plainStyle, lettering) * nameSize > width) clusters.pop()
  return `${clusters.join('')}…`
}
