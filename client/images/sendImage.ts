import { AssetRecordType, getHashForBuffer, type TLImageAsset } from '@tldraw/tldraw'
import type { ImageProblem } from './imageRules.ts'
import { prepareImage, type PreparedImage } from './prepareImage.ts'
import type { UploadImage } from './uploadImage.ts'

/** Uploads one image and describes it as an asset of the canvas, or says why that did not work. */
export async function sendImage(file: File, upload: UploadImage): Promise<TLImageAsset | ImageProblem> {
  const image = await prepareImage(file)
  if (typeof image === 'string') return image
  const uploaded = await upload(image.file)
  return typeof uploaded === 'string' ? uploaded : assetOf(image, uploaded.url)
}

function assetOf({ file, w, h, isAnimated }: PreparedImage, url: string): TLImageAsset {
  return {
    id: AssetRecordType.createId(getHashForBuffer(new TextEncoder().encode(url).buffer)),
    typeName: 'asset',
    type: 'image',
    props: { name: file.name, src: url, w, h, fileSize: file.size, mimeType: file.type, isAnimated },
    meta: {},
  }
}
