import { createShapeId, type Editor, type TLImageAsset, type TLShapeId, type VecLike } from '@tldraw/tldraw'
import { containSize, type ImageProblem } from '../../images/imageRules.ts'
import { sendImage } from '../../images/sendImage.ts'
import type { UploadImage } from '../../images/uploadImage.ts'

/** What insertImages tells the person. */
export type ImageFeedback = {
  started(count: number): void
  finished(): void
  failed(problem: ImageProblem, fileName: string): void
}

/** How large a picture appears at first, in canvas pixels along the longer side: about three notes. */
const longestShown = 640
const between = 24

/**
 * Uploads `files` and puts them side by side around `point` (on the page) once they are on the server: nobody else ever
 * sees a picture that isn't there, and no image ever goes into the document.
 */
export async function insertImages(
  editor: Editor,
  files: readonly File[],
  point: VecLike,
  upload: UploadImage,
  feedback: ImageFeedback,
): Promise<void> {
  feedback.started(files.length)
  const assets = await Promise.all(files.map((file) => uploadAsset(file, upload, feedback)))
  feedback.finished()
  const arrived = assets.filter((asset) => asset !== undefined)
  if (arrived.length === 0 || editor.isDisposed || editor.getIsReadonly()) return
  editor.markHistoryStoppingPoint('insert images')
  editor.run(() => {
    editor.createAssets(arrived.filter((asset) => !editor.getAsset(asset.id)))
    editor.select(...placeImages(editor, arrived, point))
  })
}

/** Uploads one image and describes it as an asset of the canvas. Undefined when it failed, which `feedback` was told. */
export async function uploadAsset(file: File, upload: UploadImage, feedback: ImageFeedback): Promise<TLImageAsset | undefined> {
  const asset = await sendImage(file, upload)
  if (typeof asset !== 'string') return asset
  feedback.failed(asset, file.name)
  return undefined
}

function placeImages(editor: Editor, assets: readonly TLImageAsset[], point: VecLike): TLShapeId[] {
  const sizes = assets.map((asset) => containSize(asset.props, longestShown))
  const width = sizes.reduce((sum, size) => sum + size.w, between * (sizes.length - 1))
  let x = point.x - width / 2
  const shapes = assets.map((asset, index) => {
    const { w, h } = sizes[index] ?? asset.props
    const shape = { id: createShapeId(), type: 'image', x, y: point.y - h / 2, props: { assetId: asset.id, w, h } }
    x += w + between
    return shape
  })
  editor.createShapes(shapes)
  return shapes.map((shape) => shape.id)
}
