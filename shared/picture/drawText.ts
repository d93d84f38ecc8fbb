import { isRichText } from '../document/richText.ts'
import type { Desk, Drawn, ShapeOf } from './drawn.ts'
import { scaledInk } from './ink.ts'
import { alignOf, textSizes } from './label.ts'
import { layOutText } from './layOutText.ts'
import { plainStyle } from './lettering.ts'

/** A text that stands by itself. */
export function drawText({ props }: ShapeOf<'text'>, { lettering, colors }: Desk): Drawn {
  const { richText, autoSize, w, scale, font, size, color, textAlign } = props
  if (!isRichText(richText)) return { inks: [], box: { x: 0, y: 0, w: 0, h: 0 } }
  const look = {
    style: { ...plainStyle, family: font },
    size: textSizes[size],
    color: colors.of(color).solid,
    halo: colors.palette.paper,
    align: alignOf(textAlign),
    width: autoSize ? undefined : w,
  }
  const set = layOutText(richText, look, lettering, colors)
  return { inks: scaledInk(set.inks, scale), box: { x: 0, y: 0, w: set.w * scale, h: set.h * scale } }
}
