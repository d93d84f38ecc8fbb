import type { TLImageAsset } from '@tldraw/tldraw'
import { propsOf } from '../../shared/board/pagePlace.ts'
import type { PlainRecord } from '../../shared/document/recordFields.ts'
import type { ImageProblem } from '../images/imageRules.ts'
import { sendImage } from '../images/sendImage.ts'
import type { UploadImage } from '../images/uploadImage.ts'

/**
 * Puts the images of a file onto the server: nobody sees a picture that isn't there, and none goes into the document. By the id that they
 * had in the file; or why one of them can't be taken. `onOne` hears after each.
 */
export async function importImages(
  assets: readonly PlainRecord[],
  upload: UploadImage,
  { signal, onOne }: { signal: AbortSignal; onOne: () => void },
): Promise<Map<string, TLImageAsset> | { problem: ImageProblem; name: string }> {
  const uploaded = new Map<string, TLImageAsset>()
  for (const asset of assets) {
    signal.throwIfAborted()
    const { src, name, mimeType } = propsOf(asset)
    const blob = await (await fetch(String(src))).blob()
    const sent = await sendImage(new File([blob], String(name), { type: String(mimeType) }), upload)
    if (typeof sent === 'string') return { problem: sent, name: String(name) }
    uploaded.set(asset.id, sent)
    onOne()
  }
  return uploaded
}
