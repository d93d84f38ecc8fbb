import type { FastifyReply, FastifyRequest } from 'fastify'
import { promisify } from 'node:util'
import { brotliDecompress, deflate, inflate } from 'node:zlib'
import type { CompressedBytes } from '../store/boardStore.ts'

const decompress = { br: promisify(brotliDecompress), deflate: promisify(inflate) }

/** Sends a board's document as one Yjs update, as it is where the request accepts that, else decompressed. A browser must not keep it: links are revoked. */
export async function sendDocument(request: FastifyRequest, reply: FastifyReply, document: CompressedBytes): Promise<FastifyReply> {
  reply.header('cache-control', 'private, no-store').header('vary', 'authorization, accept-encoding').type('application/octet-stream')
  if (accepts(request, document.encoding)) return reply.header('content-encoding', document.encoding).send(document.bytes)
  const plain = await decompress[document.encoding](document.bytes)
  if (!accepts(request, 'deflate')) return reply.send(plain)
  return reply.header('content-encoding', 'deflate').send(await promisify(deflate)(plain, { level: 1 }))
}

/** Which encoding a request is best answered in: the smaller one first. Browsers take Brotli over TLS and from their own machine only. */
export function acceptedEncoding(request: FastifyRequest): CompressedBytes['encoding'] | undefined {
  return (['br', 'deflate'] as const).find((encoding) => accepts(request, encoding))
}

function accepts(request: FastifyRequest, encoding: CompressedBytes['encoding']): boolean {
  const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((coding) => coding.trim().toLowerCase())
  return accepted.some((coding) => coding === encoding || isWanted(coding, encoding))
}

function isWanted(coding: string, encoding: string): boolean {
  const [name, quality] = coding.split(';').map((part) => part.trim())
  return name === encoding && quality !== undefined && Number(/^q=([\d.]+)$/.exec(quality)?.[1] ?? 0) > 0
}
