import { mediaTypeOf, type UploadFile } from '../board/uploadAddress.ts'

/** A piece of a text file: text, or an uploaded image as a data URL between two texts; `missing` stands in its place where it is not there. */
export type FilePart = string | ImagePart
export type ImagePart = { image: UploadFile; before: string; after: string; missing: string }

/** An image as JSON; null when it is missing. */
export function imageInJson(image: UploadFile): ImagePart {
  return { image, before: '"', after: '"', missing: 'null' }
}

/** An image's piece of the file. `base64`: of its bytes; undefined when there are none. */
export function textOfImage({ image, before, after, missing }: ImagePart, base64: string | undefined): string {
  return base64 === undefined ? missing : `${before}data:${mediaTypeOf(image)};base64,${base64}${after}`
}
