import { createShapeId, defaultHandleExternalTldrawContent, type Editor, type TLImageAsset, type VecLike } from '@tldraw/tldraw'
import { insertImages, uploadAsset, type ImageFeedback } from './images/insertImages.ts'
import type { UploadImage } from './images/uploadImage.ts'
import { linkText, welcomeContent } from './pasteRules.ts'

const noteSize = 200

/**
 * Decides what becomes of things dropped and pasted onto the board. Nothing calls a third party: an address becomes a note
 * with a link, pictures go to our server, embeds and films are declined.
 */
export function handleExternalContent(editor: Editor, upload: UploadImage, feedback: ImageFeedback): void {
  editor.registerExternalContentHandler('files', ({ files, point }) =>
    insertImages(editor, files, placeOf(editor, point), upload, feedback),
  )
  editor.registerExternalContentHandler('file-replace', async ({ file, shapeId }) => {
    const asset = await uploadAsset(file, upload, feedback)
    if (asset) replaceImage(editor, shapeId, asset)
  })
  editor.registerExternalAssetHandler('file', async ({ file, assetId }) => {
    const asset = await uploadAsset(file, upload, feedback)
    // tldraw drops the picture from what is being pasted; the person was told why.
    if (!asset) throw new Error('The image could not be uploaded')
    return assetId ? { ...asset, id: assetId } : asset
  })
  editor.registerExternalAssetHandler('url', null)
  editor.registerExternalContentHandler('url', ({ url, point }) => createLinkNote(editor, url, placeOf(editor, point)))
  editor.registerExternalContentHandler('embed', ({ url, point }: { url: string; point?: VecLike }) =>
    createLinkNote(editor, url, placeOf(editor, point)),
  )
  editor.registerExternalContentHandler('svg-text', () => feedback.failed('not-an-image', 'SVG'))
  editor.registerExternalContentHandler('excalidraw', null)
  editor.registerExternalContentHandler('tldraw', async ({ content, point }) => {
    const welcome = welcomeContent(content, location.origin)
    if (welcome.rootShapeIds.length > 0) await defaultHandleExternalTldrawContent(editor, { content: welcome, point })
  })
}

function placeOf(editor: Editor, point: VecLike | undefined): VecLike {
  return point ?? (editor.inputs.shiftKey ? editor.inputs.currentPagePoint : editor.getViewportPageBounds().center)
}

function createLinkNote(editor: Editor, url: string, point: VecLike): void {
  const id = createShapeId()
  editor.markHistoryStoppingPoint('paste link')
  editor.createShape({ id, type: 'note', x: point.x - noteSize / 2, y: point.y - noteSize / 2, props: { richText: linkText(url) } })
  if (editor.getShape(id)) editor.select(id)
}

function replaceImage(editor: Editor, shapeId: Parameters<Editor['getShape']>[0], asset: TLImageAsset): void {
  const shape = editor.getShape(shapeId)
  if (shape?.type !== 'image') return
  editor.markHistoryStoppingPoint('replace image')
  editor.run(() => {
    if (!editor.getAsset(asset.id)) editor.createAssets([asset])
    const { w } = shape.props as { w: number }
    const h = (w * asset.props.h) / asset.props.w
    editor.updateShape({ id: shape.id, type: 'image', props: { assetId: asset.id, crop: null, w, h } })
  })
}
