import { z } from 'zod'
import { matrixRules } from '../../shared/board/matrix.ts'
import { roles } from '../../shared/board/role.ts'
import { circleRoles } from '../../shared/circle/circleKey.ts'
import { shelfSorts } from '../../shared/circle/shelf.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { keySchema } from './apiSchemas.ts'

// As apiSchemas.ts, for circles and their shelves.

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{16}$/)

const circleName = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(limits.circleNameLength, `must not be longer than ${limits.circleNameLength} characters`)

export const createCircleBody = z.strictObject({ name: circleName })

export const renameCircleBody = z.strictObject({ name: circleName })

export const createdCircle = z.strictObject({ id: idSchema, keys: z.strictObject({ facilitator: keySchema, member: keySchema }) })

export const namedCircle = z.strictObject({ id: idSchema, name: z.string() })

export const renewedMemberKey = z.strictObject({ key: keySchema, keyGeneration: z.int().min(1) })

export const shelfQuery = z.strictObject({
  /** What is searched for in titles, tags and notes; a board has all of the words. Width, case and kind of kana don't count. */
  q: z.string().max(limits.searchLength, `must not be longer than ${limits.searchLength} characters`).default(''),
  tag: z.string().max(limits.tagLength, `must not be longer than ${limits.tagLength} characters`).default(''),
  archived: z.enum(['true', 'false'], 'must be true or false').default('false'),
  sort: z.enum(shelfSorts, `must be one of ${shelfSorts.join(', ')}`).default('worked'),
  page: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(10_000, 'is too large')
    .default(1),
})

const shelvedBoard = z.strictObject({
  id: idSchema,
  title: z.string(),
  workedAt: z.iso.datetime(),
  notes: z.int().min(0),
  /** How many of them lie on a matrix; missing as long as nobody has looked. */
  placed: z.int().min(0).optional(),
  /** Who has written there or was seen there, by the names they gave; nobody while the board hides its authors. */
  people: z.array(z.string()),
  tags: z.array(z.string()),
  archived: z.boolean(),
  /** Made in the circle: it stays on this shelf. */
  belongs: z.boolean(),
  /** People on the board right now. */
  participants: z.int().min(0),
  /** Names what its picture shows; missing as long as there is none. */
  picture: z.string().optional(),
  /** Where the words were found: the first notes with their numbers, and how many notes it is in. */
  found: z.strictObject({
    notes: z.array(z.strictObject({ number: z.int(), parts: z.array(z.strictObject({ text: z.string(), found: z.boolean() })) })),
    count: z.int().min(0),
  }),
})

export const circleInfo = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: z.enum(circleRoles),
  createdAt: z.iso.datetime(),
  /** Of the members' key. For facilitators. */
  keyGeneration: z.int().min(1).optional(),
  boards: z.array(shelvedBoard),
  /** How many boards answer the question, on all pages. */
  total: z.int().min(0),
  boardsAPage: z.int().min(1),
  /** How many there are, put away and not. */
  onShelf: z.int().min(0),
  archived: z.int().min(0),
  tags: z.array(z.strictObject({ tag: z.string(), boards: z.int().min(1) })),
})

export const createdInCircle = z.strictObject({ id: idSchema, key: keySchema })

export const putOnShelfBody = z.strictObject({
  /** A facilitator's key of the board. */
  key: z.string('must be text').regex(/^[A-Za-z0-9_-]{22}$/, 'must be a key'),
})

export const takeOffShelfBody = z.strictObject({
  /** A facilitator's key of the board: for those who are no facilitators of the circle. */
  key: putOnShelfBody.shape.key.optional(),
})

const tag = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(limits.tagLength, `must not be longer than ${limits.tagLength} characters`)

export const changeShelvedBody = z.strictObject({
  archived: z.boolean('must be true or false').optional(),
  tags: z
    .array(tag, 'must be a list')
    .max(limits.tagsPerBoard, `must not hold more than ${limits.tagsPerBoard}`)
    .transform((tags) => [...new Set(tags)])
    .optional(),
})

export const onShelf = z.strictObject({ onShelf: z.boolean() })

export const openedThroughCircle = z.strictObject({ key: keySchema, role: z.enum(roles) })

export const boardPicture = z.strictObject({
  matrices: z.array(
    z.strictObject(
      Object.fromEntries(Object.entries(matrixRules).map(([field, { kind }]) => [field, kind === 'number' ? z.number() : z.string()])),
    ),
  ),
  notes: z.array(z.strictObject({ x: z.number(), y: z.number(), side: z.number(), color: z.string() })),
})
