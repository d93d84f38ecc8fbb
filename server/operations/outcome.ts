/**
 * What an operation has to say. One complaint is enough for an exit code that wakes somebody up. `text`: what was asked for, to be
 * printed as it is.
 */
export type Outcome = { lines: string[]; complaints: string[]; text?: string }
