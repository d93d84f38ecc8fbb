import { propsOf } from '../board/pagePlace.ts'
import type { PlainRecord } from '../document/recordFields.ts'
import type { createLeftList, ImportedDrawing } from './importedContent.ts'

/** Shapes that would load something from another host, or that a board has only from its facilitator. */
const unwelcome = new Set(['matrix', 'embed', 'bookmark', 'video'])

/** Images that a board takes, as data inside the file. Those at other hosts are never fetched. */
const dataImage = /^data:image\/(png|jpeg|gif|webp);base64,/

/**
 * What of a drawing may come onto a board, and nothing that hangs on what may not: no shape that calls another host, no image that is not
 * in the file, no arrow's hold on something that is gone. Everything is unlocked, or nobody could move it.
 */
export function welcomeDrawing({ shapes, bindings, assets }: ImportedDrawing, left: ReturnType<typeof createLeftList>): ImportedDrawing {
  const images = new Map<string, PlainRecord>()
  for (const asset of assets) {
    const { src } = propsOf(asset)
    if (asset.type === 'image' && typeof src === 'string' && dataImage.test(src)) images.set(asset.id, asset)
  }
  const kept = new Map<string, PlainRecord>()
  const gone = new Set<string>()
  for (const shape of shapes) {
    const { assetId } = propsOf(shape)
    const isImage = typeof assetId === 'string'
    if (unwelcome.has(String(shape.type))) left.add('foreign', String(shape.type))
    else if (isImage && !images.has(assetId)) left.add('strangeImages', nameOf(assets, assetId))
    // Parents come first.
    else if (!gone.has(String(shape.parentId))) {
      kept.set(shape.id, { ...shape, isLocked: false })
      continue
    }
    gone.add(shape.id)
  }
  const used = new Set([...kept.values()].map((shape) => propsOf(shape).assetId))
  return {
    shapes: [...kept.values()],
    bindings: bindings.filter(({ fromId, toId }) => kept.has(String(fromId)) && kept.has(String(toId))),
    assets: [...images.values()].filter(({ id }) => used.has(id)),
  }
}

function nameOf(assets: readonly PlainRecord[], id: string): string {
  const asset = assets.find((one) => one.id === id)
  const name = asset && propsOf(asset).name
  return typeof name === 'string' ? name : ''
}
