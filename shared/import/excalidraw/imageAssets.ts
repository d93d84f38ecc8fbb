import type { PlainRecord } from '../../document/recordFields.ts'
import { isObject } from '../../document/richText.ts'
import { textIn } from './element.ts'

/** The id that the image of a file has. */
export function assetIdOf(fileId: string): string {
  return `asset:${fileId}`
}

/** The images that an Excalidraw file holds. */
export function imageAssets(files: Record<string, unknown>): PlainRecord[] {
  return Object.entries(files).flatMap(([id, file]) => {
    const src = isObject(file) ? textIn(file.dataURL) : undefined
    if (src === undefined) return []
    const mimeType = /^data:(image\/[\w.+-]+)/.exec(src)?.[1] ?? 'image/png'
    const props = { src, w: 1, h: 1, name: 'image', isAnimated: false, mimeType, fileSize: src.length }
    return [{ typeName: 'asset', id: assetIdOf(id), type: 'image', props, meta: {} }]
  })
}
