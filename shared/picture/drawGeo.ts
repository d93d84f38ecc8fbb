import type { TLDefaultColorStyle, TLDefaultFillStyle } from '@tldraw/tlschema'
import { boxAround, type Desk, type Drawn, type ShapeOf } from './drawn.ts'
import { pointsOf } from './flatten.ts'
import { geoOutline } from './geoOutline.ts'
import { pathOf, scaledInk, strokeOf, type Ink } from './ink.ts'
import { labelInks, labelSizes, strokeSizes } from './label.ts'
import { plainStyle } from './lettering.ts'
import type { PictureColors } from './pictureColors.ts'

/** A box, an ellipse, a diamond and so on, with what is written in it. */
export function drawGeo({ props }: ShapeOf<'geo'>, desk: Desk): Drawn {
  const { geo, scale, growY, fill, color, labelColor, dash, size, font, richText, align, verticalAlign } = props
  const [w, h] = [Math.max(1, props.w / scale), Math.max(1, (props.h + growY) / scale)]
  const { edge, inside } = geoOutline(geo, w, h)
  const stroke = strokeOf(desk.colors.of(color).solid, strokeSizes[size], dash)
  const d = pathOf(edge)
  const look = {
    style: { ...plainStyle, family: font },
    size: labelSizes[size],
    color: desk.colors.of(labelColor).solid,
    halo: desk.colors.palette.paper,
    align,
    verticalAlign,
  }
  const inks: Ink[] = [
    ...fillInks(d, fill, color, { w, h }, desk.colors),
    { kind: 'path', d, stroke },
    ...(inside.length > 0 ? [{ kind: 'path', d: pathOf(inside), stroke } as const] : []),
    ...labelInks(richText, look, { x: 0, y: 0, w, h }, desk),
  ]
  const points = pointsOf(edge).map(({ x, y }) => ({ x: x * scale, y: y * scale }))
  return { inks: scaledInk(inks, scale), box: boxAround(points), edge: points }
}

/** Between two lines of a hatching, in canvas pixels. */
const hatchStep = 8

/** What a shape is filled with, as tldraw's styles have it. */
export function fillInks(
  d: string,
  fill: TLDefaultFillStyle,
  color: TLDefaultColorStyle,
  { w, h }: { w: number; h: number },
  colors: PictureColors,
): Ink[] {
  const theme = colors.of(color)
  switch (fill) {
    case 'none':
      return []
    case 'semi':
      return [{ kind: 'path', d, fill: colors.ground }]
    case 'solid':
      return [{ kind: 'path', d, fill: theme.semi }]
    case 'fill':
      return [{ kind: 'path', d, fill: theme.fill }]
    case 'pattern':
      return [
        { kind: 'path', d, fill: theme.pattern },
        { kind: 'group', clip: d, inks: [{ kind: 'path', d: hatching(w, h), stroke: { color: colors.ground, width: 2 } }] },
      ]
  }
}

function hatching(w: number, h: number): string {
  const count = Math.min(2000, Math.ceil((w + h) / hatchStep))
  return Array.from({ length: count }, (_, at) => `M${(at + 0.5) * hatchStep} 0l${-h} ${h}`).join('')
}
