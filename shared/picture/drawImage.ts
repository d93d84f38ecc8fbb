import type { TLAsset } from '@tldraw/tlschema'
import { uploadAt } from '../board/uploadAddress.ts'
import { cornersOf, type Desk, type Drawn, type ShapeOf } from './drawn.ts'
import { polygonPath, type Ink } from './ink.ts'
import { standIn } from './standIn.ts'

/** An image with its crop, turned over where it is. One that is no upload of a board, or is missing, is a box with its name. */
export function drawImage({ props }: ShapeOf<'image'>, desk: Desk): Drawn {
  const { w, h, assetId, crop, flipX, flipY, altText } = props
  const box = { x: 0, y: 0, w, h }
  const asset = assetId ? (desk.recordOf(assetId) as TLAsset | undefined) : undefined
  const name = altText?.trim() || (asset?.type === 'image' ? asset.props.name : '')
  const upload = asset?.type === 'image' && asset.props.src ? uploadAt(asset.props.src) : undefined
  const missing = standIn(box, name, desk)
  if (!upload) return { inks: missing, box, remark: { about: 'missing-image', what: name } }
  const { topLeft, bottomRight } = crop ?? { topLeft: { x: 0, y: 0 }, bottomRight: { x: 1, y: 1 } }
  const [fullW, fullH] = [w / Math.max(0.001, bottomRight.x - topLeft.x), h / Math.max(0.001, bottomRight.y - topLeft.y)]
  const full = { x: -topLeft.x * fullW, y: -topLeft.y * fullH, w: fullW, h: fullH }
  const image: Ink = { kind: 'image', upload, box: full, missing }
  const [sx, sy] = [flipX ? -1 : 1, flipY ? -1 : 1]
  const turned: Ink = { kind: 'group', transform: [sx, 0, 0, sy, flipX ? w : 0, flipY ? h : 0], inks: [image] }
  return { inks: [{ kind: 'group', clip: polygonPath(cornersOf(box)), inks: [turned] }], box }
}
