import type { TLAsset } from '@tldraw/tlschema'
import type { BoardShape, Desk, Drawn, ShapeOf } from './drawn.ts'
import { drawFrame } from './drawFrame.ts'
import { drawGeo } from './drawGeo.ts'
import { drawImage } from './drawImage.ts'
import { drawMatrix } from './drawMatrix.ts'
import { drawNote } from './drawNote.ts'
import { drawHighlight, drawLine, drawStroke } from './drawStroke.ts'
import { drawText } from './drawText.ts'
import { pictureWords } from './pictureWords.ts'
import { standIn } from './standIn.ts'

/** Every shape that stands by itself: all but arrows, which need what they hold on to, and groups, which are what is in them. */
export function drawShape(shape: Exclude<BoardShape, ShapeOf<'arrow'> | ShapeOf<'group'>>, desk: Desk): Drawn {
  switch (shape.type) {
    case 'matrix':
      return drawMatrix(shape.props, typeof shape.meta.name === 'string' ? shape.meta.name : '', desk)
    case 'note':
      return drawNote(shape, desk)
    case 'text':
      return drawText(shape, desk)
    case 'geo':
      return drawGeo(shape, desk)
    case 'draw':
      return drawStroke(shape, desk)
    case 'highlight':
      return drawHighlight(shape, desk)
    case 'line':
      return drawLine(shape, desk)
    case 'frame':
      return drawFrame(shape, desk)
    case 'image':
      return drawImage(shape, desk)
    case 'bookmark':
    case 'embed':
    case 'video':
      return drawStandIn(shape, desk)
  }
}

// Films and other people's pages are no part of a still picture.
function drawStandIn(shape: ShapeOf<'bookmark'> | ShapeOf<'embed'> | ShapeOf<'video'>, desk: Desk): Drawn {
  const { w, h } = shape.props
  const box = { x: 0, y: 0, w, h }
  const what = [pictureWords[desk.locale].kinds[shape.type], nameOf(shape, desk)].filter(Boolean).join(': ')
  return { inks: standIn(box, what, desk), box, remark: { about: 'stand-in', what } }
}

function nameOf(shape: ShapeOf<'bookmark'> | ShapeOf<'embed'> | ShapeOf<'video'>, { recordOf }: Desk): string {
  const asset = 'assetId' in shape.props && shape.props.assetId ? (recordOf(shape.props.assetId) as TLAsset | undefined) : undefined
  if (asset?.type === 'bookmark') return asset.props.title || asset.props.src || shape.props.url
  return asset?.props.name || shape.props.url
}
