import { ImageShapeUtil, type SvgExportContext, type TLImageShape } from '@tldraw/tldraw'
import { pictureMarks } from '../../notes/pictureMarks.ts'

/** Between paper and ink, so that it can be seen on either paper. */
const boxColor = '#8a8794'

/** tldraw's images, but for pictures of a board: one that can't be fetched is an empty box there. */
export class BoardImageShapeUtil extends ImageShapeUtil {
  // tldraw would leave everything out that is drawn together with it, and remember that it failed for as long as the page is open.
  override async toSvg(shape: TLImageShape, context: SvgExportContext) {
    const { assetId, w, h } = shape.props
    const url = assetId && (await context.resolveAssetUrl(assetId, w))
    if (url && (url.startsWith('data:') || (await canFetch(url)))) return super.toSvg(shape, context)
    pictureMarks(this.editor).onMissingImage(shape.id)
    return <rect width={w} height={h} fill="none" stroke={boxColor} strokeWidth={2} strokeDasharray="8 6" />
  }
}

async function canFetch(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    // The network may go in the middle of it.
    await response.blob()
    return response.ok
  } catch {
    return false
  }
}
