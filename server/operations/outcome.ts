/** What an operation has to say. One complaint is enough for an exit code that wakes somebody up. */
export type Outcome = { lines: string[]; complaints: string[] }
