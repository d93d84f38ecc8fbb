import type { FastifyReply } from 'fastify'

/** Everything the API can refuse with: HTTP status, and a sentence for the person who reads it. */
export const apiErrors = {
  invalidRequest: { status: 400, message: 'The request is not in the form that docs/api.md describes.' },
  forbidden: { status: 403, message: 'This key may look at the board, but not do that.' },
  authorsHidden: { status: 403, message: 'This board hides its authors: only its facilitators can take its whole file home.' },
  /** A wrong key and a board that does not exist answer alike, so that nobody can probe for boards. */
  notFound: { status: 404, message: 'There is no such board, or the key does not open it. Check that the whole link was copied.' },
  noCircle: { status: 404, message: 'There is no such circle, or the key does not open it. Check that the whole link was copied.' },
  notOnShelf: { status: 404, message: 'This board is not on the shelf of the circle. Somebody may have taken it off.' },
  unknownVersion: { status: 404, message: 'The board has no such version. Somebody may have removed it.' },
  unknownAddress: { status: 404, message: 'There is nothing at this address.' },
  keyRevoked: { status: 410, message: 'This link was replaced by a new one. Ask the facilitator for it.' },
  boardDeleted: { status: 410, message: 'This board was deleted. For a while its facilitators can bring it back.' },
  conflict: { status: 409, message: 'Somebody else changed the keys at the same moment. Try again.' },
  belongsToCircle: { status: 409, message: 'This board was made in the circle and stays on its shelf. It can be put away.' },
  shelfFull: { status: 409, message: 'This circle has as many boards as it may have.' },
  versionsFull: { status: 409, message: 'This board has as many named versions as it may have. Remove one that nobody needs.' },
  boardFull: { status: 413, message: 'With that, the board would be too large. Nothing was changed.' },
  tooLarge: { status: 413, message: 'That is too large.' },
  boardStorageFull: { status: 413, message: 'This board has no room for more images. Smaller ones may still fit.' },
  unsupportedImage: { status: 415, message: 'Only PNG, JPEG, GIF and WebP images can be uploaded.' },
  unsupportedType: { status: 415, message: 'Send this request as application/json (an image as multipart/form-data).' },
  notABoardFile: { status: 422, message: 'This is not the file of a whole board (.flamingo), or its end is missing. Nothing was made.' },
  repackedBoardFile: {
    status: 422,
    message: 'Another program has packed this file again. Take the one that Flamingo wrote. Nothing was made.',
  },
  newerBoardFile: { status: 422, message: 'A newer Flamingo wrote this file. Update this one, then it opens. Nothing was made.' },
  damagedBoardFile: {
    status: 422,
    message: 'This file is damaged: a part of it is not what it was when it was written. Nothing was made.',
  },
  boardFileTooLarge: { status: 422, message: 'A part of this file is larger than this server takes. Nothing was made.' },
  strangeImage: { status: 422, message: 'This file holds something that is no image in the place of one. Nothing was made.' },
  tooMany: { status: 429, message: 'That was too often from one address. Wait a while and try again.' },
  serverError: { status: 500, message: 'Something went wrong on the server. Nothing was changed; try again.' },
  cannotOpen: { status: 503, message: 'The server cannot open this board right now. Nothing was changed; try again in a while.' },
  cannotSave: { status: 503, message: 'The server cannot save right now. Nothing was changed; try again in a while.' },
  closing: { status: 503, message: 'The server is being restarted. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ApiErrorCode = keyof typeof apiErrors

/** The body of every refusal. */
function apiErrorBody(code: ApiErrorCode, message: string = apiErrors[code].message, place?: string): ApiErrorBody {
  return { error: { code, message, ...(place !== undefined && { place }) } }
}

type ApiErrorBody = { error: { code: ApiErrorCode; message: string; place?: string } }

/** Answers with a refusal; `message` in place of the usual sentence when more is known. `place`: where in a file it is wrong. */
export function refuse(reply: FastifyReply, code: ApiErrorCode, message?: string, place?: string): FastifyReply {
  return reply.code(apiErrors[code].status).send(apiErrorBody(code, message, place))
}
