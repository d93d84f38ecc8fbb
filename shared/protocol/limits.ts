/** Every limit of the wire and the store in one place, each with its reason. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** One message: a pasted drawing of 10,000 points is about 200 kB; a rejoin after a day offline stays far below. */
  messageBytes: 8 * 1024 * 1024,
  /** Messages a session may send in a second: 60 gestures, 20 presences and typing leave plenty of room. */
  messagesPerSecond: 300,
  /** Bytes a session may send in a second; twice the largest message at once. Above what a phone's network gives. */
  bytesPerSecond: 4 * 1024 * 1024,
  /** How long a message may take from its first byte to its last: 8 MB at a slow phone's 1 Mbit/s. */
  messageMs: 70_000,
  /** Bytes of all messages that have begun and not ended, of all sockets together: they are memory nobody has a use for yet. */
  unfinishedBytes: 128 * 1024 * 1024,
  /** How long a new session may say nothing. Every client asks for the board as soon as it is connected. */
  silentMs: 30_000,
  /** Sessions on one board: a lecture hall. */
  sessionsPerBoard: 200,
  /** Sessions on all boards: some 30 kB of memory each, and more of them than one core can serve when all are busy. */
  sessions: 5_000,
  /** Entries, values and deletions in one change: the whole of a board of 5,000 notes has 210,000; eight million fit into a message. */
  changeEntries: 500_000,
  /** The same in a second, in the large changes of everybody on a board: reading, checking and applying 20,000 takes 0.15 s. */
  changeEntriesPerSecond: 20_000,
  /** Levels of lists and objects within one value, and of shared types within each other: a board needs five. */
  nesting: 32,
  /** A board's document as one update: about 50,000 notes. */
  boardBytes: 32 * 1024 * 1024,
  /** One presence state: a name, a cursor, a selection. */
  presenceBytes: 16 * 1024,
  /** One frame of a gesture: positions of a few hundred notes. */
  gestureBytes: 256 * 1024,
  /** One uploaded image: a photo from a phone. */
  uploadBytes: 10 * 1024 * 1024,
  /** All uploaded images of one board: forty people with five photos each. */
  uploadBytesPerBoard: 200 * 1024 * 1024,
  /** Images that arrive at once, on all boards: each an open file, and up to 10 MB on the disk that count for no board yet. */
  uploadsAtOnce: 256,
  /** Images of one board that arrive at once; the others wait their turn. */
  uploadsAtOncePerBoard: 16,
  /** A board's own file: its document, all its images, and as much again for what else it may hold. */
  boardFileBytes: 480 * 1024 * 1024,
  /** Entries of the document in a board's file: its 32 MB are about a million. Each is memory while the file is looked at. */
  boardFileEntries: 4_000_000,
  /** Versions in a board's file, and bytes of them when they are unpacked: ten years of one a week, of a board of 5,000 notes. */
  boardFileVersions: 1_000,
  boardFileVersionBytes: 2 * 1024 * 1024 * 1024,
  /** A file whose contents are put onto an open board: read on the device, a drawing of some photos included. */
  importBytes: 64 * 1024 * 1024,
  /** Things put onto an open board at once: more than anybody looks through; the canvas takes 10,000 in all. */
  importThings: 3_000,
  /** Letters of one imported note: some pages. What is longer is no note. */
  importTextLength: 10_000,
  /** A board's title, in characters. */
  titleLength: 120,
  /** Boards one address may create in an hour: a class room behind one address, each trying it. */
  boardsPerAddressPerHour: 120,
  /** Exports one address may ask for in a minute: a script that writes a shelf of boards down. Each is a thread's work of a second. */
  exportsPerAddressPerMinute: 60,
  /** While people work, a version is made that long after the first change since the one before. */
  versionEveryMs: 5 * 60 * 1000,
  /** Versions of a board that have a name: ten years of one a week. They are kept for ever. */
  namedVersionsPerBoard: 500,
  /** Deleted boards and notes can be brought back for that long. */
  trashMs: 30 * 24 * 60 * 60 * 1000,
  /** A version's name, in characters. */
  versionNameLength: 80,
  /** The name of whoever makes a version, in characters. */
  personNameLength: 60,
  /** Versions that one address may make or restore in a minute. */
  versionsPerAddressPerMinute: 30,
  /** A circle's name, in characters. */
  circleNameLength: 80,
  /** Boards on one circle's shelf: two a week for a hundred years. */
  boardsPerCircle: 10_000,
  /** What a board on a shelf is marked with: as many as fit below its title, each a word or two. */
  tagsPerBoard: 8,
  tagLength: 24,
  /** What is searched for, in characters: a sentence. */
  searchLength: 100,
  /** Pages of shelves that one address may ask for in a minute, each letter of a search included: a class room that searches. */
  shelfPagesPerAddressPerMinute: 600,
  /** What shelves show of a board is read out of it that long after a change, and that long after it was last read. */
  portraitAfterMs: 3_000,
  portraitEveryMs: 60_000,
  /** Bytes waiting in one socket before presence is dropped, and before the session is closed as too slow. */
  bufferedBytesForPresence: 256 * 1024,
  bufferedBytes: 8 * 1024 * 1024,
  /** How often the server looks whether a socket still answers. y-websocket gives up after 30 s of silence: stay below half. */
  heartbeatMs: 12_000,
} as const

/** The limits as a server is given them: tests use smaller ones. */
export type Limits = { readonly [Name in keyof typeof limits]: number }
