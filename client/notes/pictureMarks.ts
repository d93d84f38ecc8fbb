import type { Editor } from '@tldraw/tldraw'

/**
 * What pictures of a board show besides the notes' texts: whose each is, and (of a note's id) which number it has. `onMissingImage` is
 * told the id of each image that can't be fetched.
 */
export type PictureMarks = { showsAuthors: boolean; numberOf: (id: string) => number | undefined; onMissingImage: (id: string) => void }

const usual: PictureMarks = { showsAuthors: true, numberOf: () => undefined, onMissingImage: () => undefined }
const marksByStore = new WeakMap<Editor['store'], PictureMarks>()

/** What pictures show that are being drawn now. For what tldraw draws, which it gives an editor and no more. */
export function pictureMarks({ store }: Pick<Editor, 'store'>): PictureMarks {
  return marksByStore.get(store) ?? usual
}

/** Draws something with these marks. */
export async function withPictureMarks<T>({ store }: Pick<Editor, 'store'>, marks: PictureMarks, draw: () => Promise<T>): Promise<T> {
  marksByStore.set(store, marks)
  try {
    return await draw()
  } finally {
    marksByStore.delete(store)
  }
}
