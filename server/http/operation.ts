import type { z } from 'zod'

export type SuccessType =
  | 'application/json'
  | 'application/octet-stream'
  | 'application/vnd.flamingo.board+zip'
  | 'application/vnd.tldraw+json'
  | 'text/csv'
  | 'text/markdown'

/** One request of the HTTP API. */
export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  summary: string
  /** Whether a board's key, or a circle's below `/api/circles`, is sent as `Authorization: Bearer <key>`. */
  withKey: boolean
  query?: z.ZodObject
  body?: { type: string; schema: z.ZodType }
  success: { status: 200 | 201; description: string; type?: SuccessType; schema: z.ZodType }
  refusals: number[]
}
