import { downsizeImage, MediaHelpers } from '@tldraw/tldraw'
import { containSize, longestSide, problemOfFile, type ImageProblem } from './imageRules.ts'

/** An image ready to be sent, with its size in pixels. */
export type PreparedImage = { file: File; w: number; h: number; isAnimated: boolean }

/** Reads an image and scales it down when it is larger than a board needs; moving pictures stay as they are. */
export async function prepareImage(file: File): Promise<PreparedImage | ImageProblem> {
  const problem = problemOfFile(file)
  if (problem) return problem
  try {
    const isAnimated = await MediaHelpers.isAnimated(file)
    const size = await MediaHelpers.getImageSize(file)
    const target = containSize(size, longestSide)
    if (isAnimated || target === size) return { file, ...size, isAnimated }
    // `downsizeImage` doubles what it is given, for screens with two pixels a point.
    const blob = await downsizeImage(file, target.w / 2, target.h / 2, { type: file.type, quality: 0.85 })
    return { file: new File([blob], file.name, { type: blob.type }), ...target, isAnimated }
  } catch {
    // A broken file, or one that says it is an image and isn't.
    return 'unreadable'
  }
}
