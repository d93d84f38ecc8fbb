import type * as Y from 'yjs'
import { addressOf, type UploadFile } from '../../shared/board/uploadAddress.ts'
import { mediaTypes } from '../../shared/export/exportFormats.ts'
import { textOfImage } from '../../shared/export/fileParts.ts'
import { tldrOfBoard } from '../../shared/export/tldrOfBoard.ts'

/** The board as a file of tldraw's, its images fetched from the server and put inside. Rejects when `signal` ends it. */
export async function tldrFile(document: Y.Doc, signal: AbortSignal): Promise<Blob> {
  const pieces: string[] = []
  for (const part of tldrOfBoard(document)) {
    pieces.push(typeof part === 'string' ? part : textOfImage(part, await base64Of(part.image, signal)))
  }
  return new Blob(pieces, { type: mediaTypes.tldr })
}

async function base64Of(image: UploadFile, signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch(addressOf(image), { signal })
  return response.ok ? encode(await response.blob()) : undefined
}

function encode(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    // A data URL: what comes after its comma.
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('An image could not be read')))
    reader.readAsDataURL(blob)
  })
}
