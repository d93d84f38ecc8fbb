import { mediaTypeOf, type UploadFile } from '../board/uploadAddress.ts'

/** A piece of a text file: text, or an uploaded image that stands there as JSON (see `imageAsJson`). */
export type FilePart = string | { image: UploadFile }

/** An image as a data URL in JSON; null when it is missing. `base64`: of its bytes. */
export function imageAsJson(image: UploadFile, base64: string | undefined): string {
  return base64 === undefined ? 'null' : `"data:${mediaTypeOf(image)};base64,${base64}"`
}
