import { Store } from '@tldraw/store'
import type { TLRecord, TLStore, TLStoreProps } from '@tldraw/tlschema'
import { createCanvasSchema } from '../../shared/document/canvasSchema.ts'

/** An empty canvas store. What tldraw's createTLStore makes, without loading the editor: a board connects while that is on its way. */
export function createCanvasStore(): TLStore {
  return new Store<TLRecord, TLStoreProps>({
    schema: createCanvasSchema(),
    props: {
      defaultName: '',
      assets: {
        // Without this tldraw writes images into the document as base64. The canvas page uploads them itself.
        upload: () => Promise.reject(new Error('Images go through the upload endpoint')),
        resolve: (asset) => asset.props.src,
        remove: () => Promise.resolve(),
      },
      onMount: () => undefined,
    },
  })
}
