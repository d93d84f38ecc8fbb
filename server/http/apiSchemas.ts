import { z } from 'zod'
import { locales } from '../../shared/board/locale.ts'
import { roles } from '../../shared/board/role.ts'
import { templateIds } from '../../shared/board/template.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { apiErrors, type ApiErrorCode } from './apiErrors.ts'

// What goes in is validated by these; what comes out is described by them; /api/openapi.json is generated from them.

export const createBoardBody = z.strictObject({
  title: z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(limits.titleLength, `must not be longer than ${limits.titleLength} characters`),
  template: z.enum(templateIds, `must be one of ${templateIds.join(', ')}`),
  locale: z.enum(locales, `must be one of ${locales.join(', ')}`),
})

const keySchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
const generationsSchema = z.strictObject({ participant: z.int().min(1), viewer: z.int().min(1) })

export const createdBoard = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  keys: z.strictObject({ facilitator: keySchema, participant: keySchema, viewer: keySchema }),
})

export const boardInfo = z.strictObject({
  id: z.string(),
  title: z.string(),
  role: z.enum(roles),
  notes: z.int().min(0),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** People on the board right now. */
  participants: z.int().min(0),
  keyGenerations: generationsSchema.optional(),
})

export const boardSnapshot = z.file()

export const renewKeyBody = z.strictObject({
  role: z.enum(['participant', 'viewer'], 'must be participant or viewer'),
})

export const renewedKey = z.strictObject({ key: keySchema, keyGenerations: generationsSchema })

export const uploadBody = z.strictObject({ file: z.file() })

export const uploadedFile = z.strictObject({ url: z.string().regex(/^\/uploads\//) })

export const clientConfig = z.strictObject({
  tldrawLicenseKey: z.string().nullable(),
  /** Where phones in the room find the server. Told to pages on the server's own machine only. */
  nearbyOrigins: z.array(z.url()),
})

export const apiError = z.strictObject({
  error: z.strictObject({ code: z.enum(Object.keys(apiErrors) as ApiErrorCode[]), message: z.string() }),
})

/** What is wrong with a body, as sentences. */
export function wordsOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') return `Unknown: ${issue.keys.join(', ')}.`
      return issue.path.length > 0 ? `${issue.path.join('.')} ${issue.message}.` : 'The body must be a JSON object.'
    })
    .join(' ')
}
