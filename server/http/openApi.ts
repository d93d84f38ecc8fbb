import { z } from 'zod'
import { fileFormats, mediaTypes, type FileFormat } from '../../shared/export/exportFormats.ts'
import {
  apiError,
  boardFile,
  boardInfo,
  boardSnapshot,
  carryOnBody,
  clientConfig,
  copyBoardBody,
  createBoardBody,
  createdBoard,
  exportedFile,
  exportQuery,
  nameVersionBody,
  removedPeople,
  removedVersion,
  removePeopleBody,
  renameVersionBody,
  renewKeyBody,
  renewedKey,
  restoredVersion,
  restoreVersionBody,
  startedSession,
  uploadBody,
  uploadedFile,
  versionDocument,
  versionInfo,
  boardDeletion,
  boardRestored,
  versionList,
  deletedNoteList,
} from './apiSchemas.ts'
import { circleOperations } from './circleOperations.ts'
import type { Operation, SuccessType } from './operation.ts'

const operations: Operation[] = [
  {
    method: 'post',
    path: '/api/boards',
    summary: 'Starts a board from a template. The keys are shown this once: the server keeps their hashes only.',
    withKey: false,
    body: { type: 'application/json', schema: createBoardBody },
    success: { status: 201, description: 'The board is on disk.', schema: createdBoard },
    refusals: [400, 415, 429, 500],
  },
  {
    method: 'post',
    path: '/api/boards/import',
    summary: 'Makes a board out of the file of another, of this server or any: all of it, with an id and keys of its own.',
    withKey: false,
    body: { type: mediaTypes.flamingo, schema: boardFile },
    success: { status: 201, description: 'The board and its images are on disk.', schema: createdBoard },
    refusals: [413, 415, 422, 429, 500],
  },
  {
    method: 'get',
    path: '/api/boards/{id}',
    summary: 'What the holder of a key may know of a board. `keyGenerations` is for facilitators.',
    withKey: true,
    success: { status: 200, description: 'The board.', schema: boardInfo },
    refusals: [404, 410, 500],
  },
  {
    method: 'delete',
    path: '/api/boards/{id}',
    summary: 'Puts a board into the trash: nobody can open it, and for a while it can be brought back whole. For facilitators.',
    withKey: true,
    success: { status: 200, description: 'The board is in the trash.', schema: boardDeletion },
    refusals: [403, 404, 410, 500, 503],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/restore',
    summary: 'Takes a board out of the trash, as it was, with the same keys. For facilitators.',
    withKey: true,
    success: { status: 200, description: 'The board is there.', schema: boardRestored },
    refusals: [403, 404, 410, 500, 503],
  },
  {
    method: 'get',
    path: '/api/boards/{id}/snapshot',
    summary: "The board's document as one Yjs update (V1), compressed as the request accepts it. As new as a few seconds ago.",
    withKey: true,
    success: { status: 200, description: 'The document.', type: 'application/octet-stream', schema: boardSnapshot },
    refusals: [404, 410, 500, 503],
  },
  {
    method: 'get',
    path: '/api/boards/{id}/deleted-notes',
    summary: 'The notes that were deleted and are not on the board again, the last one first. For facilitators and participants.',
    withKey: true,
    success: { status: 200, description: 'The notes.', schema: deletedNoteList },
    refusals: [403, 404, 410, 500, 503],
  },
  {
    method: 'get',
    path: '/api/boards/{id}/versions',
    summary: 'The versions of a board, the oldest first.',
    withKey: true,
    success: { status: 200, description: 'The versions.', schema: versionList },
    refusals: [404, 410, 500],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/versions',
    summary:
      'Makes a version of the board as it is now, with a name, and so for ever. For facilitators, and for participants where the board says so.',
    withKey: true,
    body: { type: 'application/json', schema: nameVersionBody },
    success: { status: 201, description: 'The version is on disk.', schema: versionInfo },
    refusals: [400, 403, 404, 409, 410, 415, 429, 500, 503],
  },
  {
    method: 'get',
    path: '/api/boards/{id}/versions/{version}',
    summary: 'The document of a version as one Yjs update (V1), compressed as the request accepts it.',
    withKey: true,
    success: { status: 200, description: 'The document.', type: 'application/octet-stream', schema: versionDocument },
    refusals: [404, 410, 500, 503],
  },
  {
    method: 'patch',
    path: '/api/boards/{id}/versions/{version}',
    summary: 'Gives a version another name, or one to begin with. For facilitators.',
    withKey: true,
    body: { type: 'application/json', schema: renameVersionBody },
    success: { status: 200, description: 'The version.', schema: versionInfo },
    refusals: [400, 403, 404, 409, 410, 415, 500, 503],
  },
  {
    method: 'delete',
    path: '/api/boards/{id}/versions/{version}',
    summary: 'Removes a version for good. For facilitators.',
    withKey: true,
    success: { status: 200, description: 'It is gone.', schema: removedVersion },
    refusals: [403, 404, 410, 500, 503],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/versions/{version}/restore',
    summary: 'Makes the board what it was in a version, for everybody on it, after the present was made a version. For facilitators.',
    withKey: true,
    body: { type: 'application/json', schema: restoreVersionBody },
    success: { status: 200, description: 'What was changed.', schema: restoredVersion },
    refusals: [400, 403, 404, 410, 413, 415, 429, 500, 503],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/copies',
    summary: 'Starts a board with what is on this one, or was in a version of it. The keys are shown this once.',
    withKey: true,
    body: { type: 'application/json', schema: copyBoardBody },
    success: { status: 201, description: 'The board is on disk.', schema: createdBoard },
    refusals: [400, 404, 410, 415, 429, 500, 503],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/sessions',
    summary:
      'Starts the next session of this board: its matrices and settings, chosen notes, open actions. For those who may edit. The keys are shown this once.',
    withKey: true,
    body: { type: 'application/json', schema: carryOnBody },
    success: { status: 201, description: 'The board is on disk.', schema: startedSession },
    refusals: [400, 403, 404, 410, 415, 429, 500, 503],
  },
  ...fileFormats.map((format): Operation => ({
    method: 'get',
    path: `/api/boards/{id}/export.${format}`,
    summary: `${whatIsIn(format)}, from what is on disk: docs/export.md describes it.`,
    withKey: true,
    query: exportQuery,
    success: { status: 200, description: 'The file.', type: plainTypeOf(format), schema: exportedFile },
    refusals: [400, ...(format === 'flamingo' ? [403] : []), 404, 410, 429, 500, 503],
  })),
  {
    method: 'post',
    path: '/api/boards/{id}/keys',
    summary: 'Gives participants or viewers a new key. The old one opens nothing from then on. For facilitators.',
    withKey: true,
    body: { type: 'application/json', schema: renewKeyBody },
    success: { status: 201, description: 'The new key.', schema: renewedKey },
    refusals: [400, 403, 404, 409, 410, 415, 500],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/removals',
    summary: 'Closes the sessions of people, named by their client ids in presence. Facilitators stay. With the link they can come back.',
    withKey: true,
    body: { type: 'application/json', schema: removePeopleBody },
    success: { status: 200, description: 'How many sessions were closed.', schema: removedPeople },
    refusals: [400, 403, 404, 410, 415, 500],
  },
  {
    method: 'post',
    path: '/api/boards/{id}/uploads',
    summary: 'Stores one image (PNG, JPEG, GIF or WebP) for a board. For facilitators and participants.',
    withKey: true,
    body: { type: 'multipart/form-data', schema: uploadBody },
    success: { status: 201, description: 'The image is on disk. `url` is a path on this server.', schema: uploadedFile },
    refusals: [400, 403, 404, 410, 413, 415, 500],
  },
  ...circleOperations,
  {
    method: 'get',
    path: '/api/client-config',
    summary: 'What the configuration says to every page.',
    withKey: false,
    success: { status: 200, description: 'The configuration.', schema: clientConfig },
    refusals: [],
  },
]

/** The OpenAPI 3.1 description of the HTTP API, out of the schemas that validate it. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  return {
    openapi: '3.1.0',
    info: { title: 'Flamingo', version: '1', description: 'Boards over HTTP. The live part is a WebSocket: see docs/api.md.' },
    paths,
    components: {
      schemas: { Error: jsonSchemaOf(apiError) },
      securitySchemes: {
        boardKey: { type: 'http', scheme: 'bearer', description: 'A key of the board: what stands after # in its link.' },
      },
    },
  }
}

function describe({ path, summary, withKey, query, body, success, refusals }: Operation): object {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({ name, in: 'query', schema: jsonSchemaOf(schema) })),
  ]
  return {
    summary,
    ...(withKey && { security: [{ boardKey: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { [body.type]: { schema: jsonSchemaOf(body.schema) } } } }),
    responses: {
      [success.status]: {
        description: success.description,
        content: { [success.type ?? 'application/json']: { schema: jsonSchemaOf(success.schema) } },
      },
      ...Object.fromEntries(refusals.map((status) => [status, refusalResponse])),
    },
  }
}

function whatIsIn(format: FileFormat): string {
  if (format === 'flamingo') return "The whole board as Flamingo's own file"
  if (format === 'svg') return 'A picture of the board'
  return format === 'tldr' ? "The board as a file of tldraw's" : `The notes of a board as ${format.toUpperCase()}`
}

/** Without its parameters, which are for those who read the answer. */
function plainTypeOf(format: FileFormat): SuccessType {
  const [type = ''] = mediaTypes[format].split(';')
  return type as SuccessType
}

const refusalResponse = {
  description: 'Refused: see `error.code` and `error.message`.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

function jsonSchemaOf(schema: z.ZodType): object {
  // OpenAPI 3.1 has its own $schema for the whole document. `input`: as the other side writes it.
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema, { io: 'input' })
  return jsonSchema
}
