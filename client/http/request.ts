/** What came of asking the server: its answer, a refusal with its code, or nothing at all. */
export type Answer =
  | { kind: 'ok'; body: unknown }
  /** `code` is the server's word for what is wrong ('' when it gave none); see docs/api.md. */
  | { kind: 'refused'; status: number; code: string; body: unknown }
  /** No answer: the network or the server is away. */
  | { kind: 'unreachable' }

/** `timeoutMs`: how long the answer is waited for. */
type RequestOptions = { method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; key?: string; body?: object; timeoutMs?: number }

const usualTimeoutMs = 15_000

/** Asks the server for `path`. Never rejects. */
export async function request(path: string, options: RequestOptions = {}): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method: options.method ?? 'GET',
      headers: {
        ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(options.timeoutMs ?? usualTimeoutMs),
    })
    // A proxy in front of a server that is away answers in its own words.
    if ([502, 503, 504].includes(response.status)) return { kind: 'unreachable' }
    const body = await bodyOf(response)
    return response.ok ? { kind: 'ok', body } : { kind: 'refused', status: response.status, code: errorCodeOf(body), body }
  } catch {
    return { kind: 'unreachable' }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

function errorCodeOf(body: unknown): string {
  const error = fieldOf(body, 'error')
  const code = fieldOf(error, 'code')
  return typeof code === 'string' ? code : ''
}

/** A field of a value that may be anything. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
