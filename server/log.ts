type LogMethod = (fields: object, message: string) => void

/**
 * Where the server writes what happens: the few methods of pino that it uses. Fields are data, the message is a fixed
 * sentence. Never put keys, names or the content of a board into either.
 */
export interface Log {
  debug: LogMethod
  info: LogMethod
  warn: LogMethod
  error: LogMethod
}

/** Says nothing. For tests and for tools that have their own way to tell. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
