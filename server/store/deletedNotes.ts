/** The most deleted notes that are kept of a board, and the most bytes of JSON: more than anybody reads, and little beside a board. */
export const mostDeletedNotes = 2_000
export const mostDeletedBytes = 8 * 1024 * 1024
