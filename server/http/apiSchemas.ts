import { z } from 'zod'
import { mediaTags } from '../../shared/board/caseFields.ts'
import { locales } from '../../shared/board/locale.ts'
import { matrixLimits, matrixRules, type FieldRule, type MatrixOnBoard } from '../../shared/board/matrix.ts'
import { roles } from '../../shared/board/role.ts'
import { quadrants } from '../../shared/board/score.ts'
import { templateIds } from '../../shared/board/template.ts'
import { pictureThemes } from '../../shared/picture/pictureThemes.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { versionKinds, type VersionId } from '../../shared/version/boardVersion.ts'
import { apiErrors, type ApiErrorCode } from './apiErrors.ts'

// What goes in is validated by these; what comes out is described by them; /api/openapi.json is generated from them.

function schemaOf(rule: FieldRule): z.ZodType {
  switch (rule.kind) {
    case 'text':
      return z.string('must be text').max(rule.longest, `must not be longer than ${rule.longest} characters`)
    case 'number': {
      const range = `must be a number from ${rule.least} to ${rule.most}`
      return z.number(range).min(rule.least, range).max(rule.most, range)
    }
    case 'choice':
      return z.enum([...rule.options], `must be one of ${rule.options.join(', ')}`)
  }
}

const matrixOnBoard = z
  .strictObject(Object.fromEntries(Object.entries(matrixRules).map(([field, rule]) => [field, schemaOf(rule)])), 'must be an object')
  .refine(({ xMin, xMax }) => xMin !== xMax, { path: ['xMax'], error: 'must differ from xMin' })
  .refine(({ yMin, yMax }) => yMin !== yMax, { path: ['yMax'], error: 'must differ from yMin' })
  // The rules are the type's, field by field.
  .transform((matrix) => matrix as MatrixOnBoard)

const matrices = z
  .array(matrixOnBoard, 'must be a list')
  .min(1, 'must hold at least one')
  .max(matrixLimits.aBoard, `must not hold more than ${matrixLimits.aBoard}`)

const boardTitle = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(limits.titleLength, `must not be longer than ${limits.titleLength} characters`)

export const createBoardBody = z.strictObject({
  title: boardTitle,
  template: z.union([
    z.enum(templateIds, `must be one of ${templateIds.join(', ')}, or an object with matrices`),
    z.strictObject({ matrices }, 'must be an object'),
  ]),
  locale: z.enum(locales, `must be one of ${locales.join(', ')}`),
})

export const keySchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
const generationsSchema = z.strictObject({ participant: z.int().min(1), viewer: z.int().min(1) })

export const createdBoard = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{16}$/),
  keys: z.strictObject({ facilitator: keySchema, participant: keySchema, viewer: keySchema }),
})

const circleInShort = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{16}$/), name: z.string() })

/** The next session of a board, on a circle's shelf where it was carried on through one. */
export const startedSession = createdBoard.extend({ circle: circleInShort.optional() })

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
  /** The circle through which this key has come. */
  circle: circleInShort.optional(),
  /** The circles on whose shelves the board is. */
  circles: z.array(circleInShort).optional(),
})

export const boardSnapshot = z.file()

const versionId = z
  .string('must be text')
  .regex(/^[A-Za-z0-9_-]{12}$/, 'must be the id of a version')
  .transform((id) => id as VersionId)
const versionName = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(limits.versionNameLength, `must not be longer than ${limits.versionNameLength} characters`)
/** As the person calls themselves: there are no accounts. */
const personName = z
  .string('must be text')
  .trim()
  .max(limits.personNameLength, `must not be longer than ${limits.personNameLength} characters`)
  .default('')

export const versionInfo = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{12}$/),
  /** Of which moment it is. */
  at: z.iso.datetime(),
  kind: z.enum(versionKinds),
  name: z.string(),
  by: z.string(),
  notes: z.int().min(0),
  /** On disk. */
  bytes: z.int().min(0),
})

/**
 * A note that was deleted. `note`: its record, as it was on the canvas. `place`: where it lay on the page (canvas pixels, radians), which its own
 * fields don't say when it was in a group or frame. `by`: what whoever deleted it called themselves, '' where that isn't known.
 */
export const deletedNote = z.strictObject({
  deletedAt: z.iso.datetime(),
  by: z.string(),
  note: z.looseObject({ id: z.string(), typeName: z.string() }),
  place: z.strictObject({ x: z.number(), y: z.number(), rotation: z.number() }).nullable(),
})

/** The one that was deleted last first. `days`: how long they are kept. */
export const deletedNoteList = z.strictObject({ days: z.int().min(0), notes: z.array(deletedNote) })

/** The oldest first. */
export const versionList = z.strictObject({ versions: z.array(versionInfo) })

export const nameVersionBody = z.strictObject({ name: versionName, by: personName })

export const renameVersionBody = z.strictObject({ name: versionName, by: personName })

export const restoreVersionBody = z.strictObject({
  by: personName,
  /** Only what has changed from that version on is taken back: so a restoring is undone. */
  since: versionId.optional(),
})

/** `before`: the version that the present became before. `changed`: how many records were. */
export const restoredVersion = z.strictObject({ before: z.string(), changed: z.int().min(0) })

export const removedVersion = z.strictObject({ removed: z.literal(true) })

export const versionDocument = z.file()

export const copyBoardBody = z.strictObject({
  title: boardTitle,
  /** Missing: the board as it is now. */
  version: versionId.optional(),
  /** Whether what people have put there comes along, or the matrices and settings alone. */
  notes: z.boolean('must be true or false').default(true),
})

const shapeName = z.string('must be text').min(1, 'must not be empty').max(100, 'must not be longer than 100 characters')

export const carryOnBody = z.strictObject({
  title: boardTitle,
  /** Which notes come along, where they stood. Those with an action that is done never do. */
  notes: z
    .discriminatedUnion(
      'which',
      [
        z.strictObject({ which: z.literal('none') }),
        z.strictObject({ which: z.literal('all') }),
        z.strictObject({ which: z.literal('quadrant'), matrix: shapeName, quadrant: z.enum(quadrants, 'must be a quadrant') }),
        z.strictObject({ which: z.literal('media'), media: z.enum(mediaTags, `must be one of ${mediaTags.join(', ')}`) }),
        z.strictObject({ which: z.literal('color'), color: shapeName }),
      ],
      'must say which: none, all, quadrant, media or color',
    )
    .default({ which: 'none' }),
  /** Whether notes with an open action come along, too. */
  openActions: z.boolean('must be true or false').default(true),
})

export const exportQuery = z.strictObject({
  /** Of the columns' names and what else is in words. */
  locale: z.enum(locales, `must be one of ${locales.join(', ')}`).default('en'),
  /** Missing: the board as it is now. */
  version: versionId.optional(),
  /** Of a picture: light or dark, and whether notes have their numbers. */
  theme: z.enum(pictureThemes, `must be one of ${pictureThemes.join(', ')}`).default('light'),
  numbers: z.enum(['true', 'false'], 'must be true or false').default('false'),
})

/** `format` is in the path. */
export const exportedFile = z.file()

export const boardFile = z.file()

export const renewKeyBody = z.strictObject({
  role: z.enum(['participant', 'viewer'], 'must be participant or viewer'),
})

export const renewedKey = z.strictObject({ key: keySchema, keyGenerations: generationsSchema })

// A person has several pages open at most; a number, since that is how presence names a page.
export const removePeopleBody = z.strictObject({
  clientIds: z.array(z.int().min(0)).min(1, 'must name somebody').max(100, 'must not be more than 100'),
})

/** How many sessions were closed. */
export const removedPeople = z.strictObject({ removed: z.int().min(0) })

export const uploadBody = z.strictObject({ file: z.file() })

export const uploadedFile = z.strictObject({ url: z.string().regex(/^\/uploads\//) })

export const clientConfig = z.strictObject({
  tldrawLicenseKey: z.string().nullable(),
  /** Where phones in the room find the server. Told to pages on the server's own machine only. */
  nearbyOrigins: z.array(z.url()),
  /** The limits that pages tell people about. */
  limits: z.strictObject({ sessionsPerBoard: z.int(), messageBytes: z.int(), uploadBytes: z.int(), trashMs: z.int() }),
})

/** What the holder of a key may know of a deleted board. */
const deletedBoard = z.strictObject({ role: z.enum(roles), deletedAt: z.iso.datetime(), keptUntil: z.iso.datetime() })

/** Since when a board is deleted, and how long it is kept. */
export const boardDeletion = z.strictObject({ deletedAt: z.iso.datetime(), keptUntil: z.iso.datetime() })

/** `restored`: false where it wasn't deleted. */
export const boardRestored = z.strictObject({ restored: z.boolean() })

export const apiError = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(apiErrors) as ApiErrorCode[]),
    message: z.string(),
    /** Of a file that was sent: the part of it that is wrong. */
    place: z.string().optional(),
    /** With `boardDeleted`, where it is asked what a board is. */
    deleted: deletedBoard.optional(),
  }),
})

/** What is wrong with a body, as sentences. */
export function wordsOf(error: z.ZodError): string {
  return error.issues.flatMap((issue) => sentencesOf(issue, [])).join(' ')
}

type Issue = z.core.$ZodIssue

function sentencesOf(issue: Issue, above: PropertyKey[]): string[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union') return nearestOf(issue.errors).flatMap((inner) => sentencesOf(inner, path))
  if (issue.code === 'unrecognized_keys') return [`Unknown: ${issue.keys.map((key) => [...path, key].join('.')).join(', ')}.`]
  return [path.length > 0 ? `${path.join('.')} ${issue.message}.` : 'The body must be a JSON object.']
}

// What was meant: the last of the alternatives that the value has at least the kind of, else the first.
function nearestOf(alternatives: readonly Issue[][]): readonly Issue[] {
  const isOtherKind = (issues: readonly Issue[]): boolean => issues.some(({ path, code }) => path.length === 0 && code === 'invalid_type')
  return alternatives.findLast((issues) => !isOtherKind(issues)) ?? alternatives[0] ?? []
}
