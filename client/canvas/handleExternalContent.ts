import {
  createShapeId,
  defaultHandleExternalTldrawContent,
  type Editor,
  type TLImageShape,
  type TLShapeId,
  type VecLike,
} from '@tldraw/tldraw'
import { insertImages, uploadAsset, type ImageFeedback } from './images/insertImages.ts'
import type { UploadImage } from '../images/uploadImage.ts'
import { linkText, welcomeContent } from './pasteRules.ts'
import { isImportable, openImport } from '../notes/importDoor.ts'
import { pasteText } from './writing/pasteText.ts'

const noteSize = 200

/**
 * Decides what becomes of things dropped and pasted onto the board. Nothing calls a third party: an address becomes a note
 * with a link, text becomes notes, pictures go to our server, embeds and films are declined.
 */
export function handleExternalContent(editor: Editor, upload: UploadImage, feedback: ImageFeedback): void {
  editor.registerExternalContentHandler('files', ({ files, point }) => {
    // A file that is no picture may be a table, a list, a drawing: it is looked at first.
    const other = files.find(({ type, name }) => !type.startsWith('image/') && isImportable(name))
    if (other && openImport(editor, { kind: 'file', file: other })) return
    void insertImages(editor, files, placeOf(editor, point), upload, feedback)
  })
  editor.registerExternalContentHandler('file-replace', ({ file, shapeId }) => {
    void replaceImage(editor, shapeId, file, upload, feedback)
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
  editor.registerExternalContentHandler('text', ({ text, html, point, sources }) => {
    // tldraw strips HTML of its line ends; the plain text beside it has them.
    const plain = sources?.find((source) => source.type === 'text' && source.subtype === 'text')
    pasteText(editor, { text: plain?.type === 'text' ? plain.data : text, html, point: placeOf(editor, point) })
  })
  editor.registerExternalContentHandler('svg-text', () => feedback.failed('not-an-image', 'SVG'))
  editor.registerExternalContentHandler('excalidraw', ({ content }) => {
    openImport(editor, { kind: 'file', file: new File([JSON.stringify(content)], 'Excalidraw', { type: 'application/json' }) })
  })
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    const welcome = welcomeContent(content, location.origin)
    if (welcome.rootShapeIds.length > 0) void defaultHandleExternalTldrawContent(editor, { content: welcome, point })
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

async function replaceImage(editor: Editor, shapeId: TLShapeId, file: File, upload: UploadImage, feedback: ImageFeedback): Promise<void> {
  const asset = await uploadAsset(file, upload, feedback)
  const shape = editor.getShape<TLImageShape>(shapeId)
  if (!asset || shape?.type !== 'image') return
  editor.markHistoryStoppingPoint('replace image')
  editor.run(() => {
    if (!editor.getAsset(asset.id)) editor.createAssets([asset])
    const h = (shape.props.w * asset.props.h) / asset.props.w
    editor.updateShape({ id: shape.id, type: 'image', props: { assetId: asset.id, crop: null, h } })
  })
}
