import { isDeeperThan } from '../../shared/document/nesting.ts'
import { isObject } from '../../shared/document/richText.ts'
import { cursorMoveBetween, type CursorMove } from '../../shared/protocol/cursors.ts'
import type { Limits } from '../../shared/protocol/limits.ts'
import type { Clock, Timer } from '../clock.ts'
import { lazily } from './lazily.ts'
import { presenceGatherMs } from './pace.ts'
import type { Member } from './member.ts'
import { createCursorFrames, createPresenceFrames, decodePresence, type PresenceEntry } from './presenceCodec.ts'

/** Who is on one board. What it hears from its members it tells the others, gathered and never back to the sender. */
export interface Presence {
  /** Takes an awareness update from a member. */
  receive(member: Member, update: Uint8Array): 'taken' | 'malformed' | 'too-large'
  /** Tells a member who is here, unless it knows. */
  introduce(member: Member): void
  /** Tells a member again, after some of what it was sent has been dropped. */
  tellAgain(member: Member): void
  /** A member has gone. The others hear of it at once. */
  leave(member: Member): void
  /** Repeats what was not heard of lately, so that nobody who is connected disappears from the others. */
  renew(): void
  /** Who has claimed a client id. */
  ownerOf(clientId: number): Member | undefined
  /** Who was seen since the board was opened, by the names they gave, the latest last. */
  visitors(): readonly string[]
  /** What a member calls itself, as Flamingo's pages or as other clients of y-websocket say it; '' when it hasn't said. */
  nameOf(member: Member): string
  stop(): void
}

/** `value`: the entry's state, read. `since`: the first clock that peers were told. `toldAt`: when all of it was last told. */
type State = { owner: Member; entry: PresenceEntry; value: unknown; since: number; toldAt: number }
/** What the others haven't been told of a state yet: anything, or that its hand has moved. */
type News = 'all' | CursorMove
type Departed = { since: number; clock: number; at: number }

// A browser may put a hidden tab's timers to sleep while its socket lives. Its peers forget it after 30 s without news, so
// what is older than this is repeated with the heartbeat, 12 s apart, and never gets older than 29 s.
const renewAfterMs = 17_000
// Echoes of someone who has left arrive within seconds. What is older need not be remembered.
const rememberMs = 60_000
// More than a shelf has room for.
const mostVisitors = 100

/** Presence for the members of one room. `replace` ends the session of a member whose client id a newer one has claimed. */
export function createPresence(options: {
  members: ReadonlySet<Member>
  clock: Clock
  limits: Limits
  /** Wraps what runs off a timer, so that errors reach the room. */
  guard: (run: () => void) => () => void
  replace: (member: Member) => void
}): Presence {
  const { members, clock, limits, guard, replace } = options
  const stateByClientId = new Map<number, State>()
  const departedByClientId = new Map<number, Departed>()
  const newsByClientId = new Map<number, News>()
  const visitors = new Set<string>()
  let flushedAt = -Infinity
  let timer: Timer | undefined

  function receive(member: Member, update: Uint8Array): 'taken' | 'malformed' | 'too-large' {
    const entries = decodePresence(update)
    if (!entries) return 'malformed'
    for (const entry of entries) {
      if (!mayClaim(member, entry)) continue
      if (entry.state && Buffer.byteLength(entry.state) > limits.presenceBytes) return 'too-large'
      const value = readState(entry.state ?? '{}', limits.nesting)
      if (!value) return 'malformed'
      claim(member, entry.clientId)
      if (entry.state === undefined) remove(entry.clientId)
      else put(member, entry, value)
    }
    return 'taken'
  }

  /** A session has one client id: the first it speaks for. */
  function mayClaim(member: Member, entry: PresenceEntry): boolean {
    if (member.clientId !== undefined) return member.clientId === entry.clientId
    if (entry.state === undefined || isEcho(entry)) return false
    const owner = ownerOf(entry.clientId)
    if (!owner) return true
    // The same page on a new socket. Everybody sees everybody's client id; the page's secret nobody else has.
    return owner.keyHash === member.keyHash && owner.page === member.page && owner.number < member.number
  }

  /**
   * Stock clients send back what they hear of others. Only the server gives out clocks as high as its own, so an echo
   * is known by its clock, and neither takes a client id from its owner nor brings back someone who has left.
   */
  function isEcho({ clientId, clock: heardClock }: PresenceEntry): boolean {
    const told = stateByClientId.get(clientId) ?? departedByClientId.get(clientId)
    return told !== undefined && heardClock >= told.since
  }

  function claim(member: Member, clientId: number): void {
    if (member.clientId !== undefined) return
    member.clientId = clientId
    const state = stateByClientId.get(clientId)
    if (!state) return
    // The same page on a new socket, before the old one was noticed to be dead.
    const { owner } = state
    state.owner = member
    replace(owner)
  }

  /**
   * The clocks that peers see are the server's: milliseconds, and always growing. With the client's own a peer that has
   * seen someone leave would not see them come back, for y-protocols ignores a clock that is not newer.
   */
  function nextClock(clientId: number): number {
    const last = stateByClientId.get(clientId)?.entry.clock ?? departedByClientId.get(clientId)?.clock ?? 0
    return Math.max(last + 1, clock.now())
  }

  function put(owner: Member, { clientId, state }: PresenceEntry, value: object): void {
    const next = nextClock(clientId)
    const before = stateByClientId.get(clientId)
    const since = (before ?? departedByClientId.get(clientId))?.since ?? next
    const move = before && cursorMoveBetween(before.value, value)
    const toldAt = before && move ? before.toldAt : clock.now()
    stateByClientId.set(clientId, { owner, entry: { clientId, clock: next, state }, value, since, toldAt })
    departedByClientId.delete(clientId)
    if (!move) noteVisitor(value)
    tellSoon(clientId, move ? { clientId, ...move } : 'all')
  }

  function noteVisitor(value: object): void {
    const name = nameIn(value, limits.personNameLength)
    if (name === '' || visitors.has(name)) return
    visitors.add(name)
    const [first] = visitors
    if (visitors.size > mostVisitors && first !== undefined) visitors.delete(first)
  }

  function remove(clientId: number): void {
    const state = stateByClientId.get(clientId)
    if (!state) return
    const now = clock.now()
    departedByClientId.set(clientId, { since: state.since, clock: nextClock(clientId), at: now })
    stateByClientId.delete(clientId)
    for (const [id, { at }] of departedByClientId) if (now - at > rememberMs) departedByClientId.delete(id)
    tellSoon(clientId, 'all')
  }

  function tellSoon(clientId: number, news: News): void {
    if (newsByClientId.get(clientId) !== 'all') newsByClientId.set(clientId, news)
    const waitMs = flushedAt + presenceGatherMs(members.size) - clock.now()
    if (waitMs <= 0) flush()
    else timer ??= clock.setTimeout(guard(flush), waitMs)
  }

  function flush(): void {
    if (timer) clock.clearTimeout(timer)
    timer = undefined
    flushedAt = clock.now()
    const moves = [...newsByClientId.values()].filter((news) => news !== 'all')
    const others = [...newsByClientId].filter(([, news]) => news === 'all').map(([clientId]) => clientId)
    // A state is told whole to those who read nothing else, and may be the same for everybody.
    const all = lazily(() => createPresenceFrames([...newsByClientId.keys()].map(entryOf)))
    const apart = lazily(() => [createPresenceFrames(others.map(entryOf)), createCursorFrames(moves)])
    for (const member of members) {
      if (!member.knowsPresence) continue
      for (const frames of moves.length > 0 && member.readsCursors ? apart() : [all()]) {
        const frame = frames.without(member.clientId)
        if (frame) member.session.sendFleeting(frame)
      }
    }
    newsByClientId.clear()
  }

  function ownerOf(clientId: number): Member | undefined {
    return stateByClientId.get(clientId)?.owner
  }

  function nameOf({ clientId }: Member): string {
    const value = clientId === undefined ? undefined : stateByClientId.get(clientId)?.value
    if (!isObject(value)) return ''
    const named = [value.profile, value.user].flatMap((said) => (isObject(said) && typeof said.name === 'string' ? [said.name] : []))
    return (named[0] ?? '').slice(0, limits.personNameLength)
  }

  function entryOf(clientId: number): PresenceEntry {
    const state = stateByClientId.get(clientId)
    return state?.entry ?? { clientId, clock: departedByClientId.get(clientId)?.clock ?? nextClock(clientId), state: undefined }
  }

  function tellAll(member: Member): void {
    const entries: PresenceEntry[] = []
    for (const [clientId, state] of stateByClientId) {
      if (state.owner === member) continue
      // A returning client remembers the clocks it saw before it went.
      state.entry = { ...state.entry, clock: nextClock(clientId) }
      entries.push(state.entry)
    }
    const frame = createPresenceFrames(entries).without(undefined)
    if (frame) member.session.send(frame)
  }

  return {
    receive,
    introduce(member) {
      if (member.knowsPresence) return
      member.knowsPresence = true
      tellAll(member)
    },
    tellAgain: tellAll,
    leave(member) {
      if (member.clientId !== undefined && stateByClientId.get(member.clientId)?.owner === member) remove(member.clientId)
    },
    renew() {
      const now = clock.now()
      for (const [clientId, state] of stateByClientId) {
        if (now - state.toldAt < renewAfterMs) continue
        state.entry = { ...state.entry, clock: nextClock(clientId) }
        state.toldAt = now
        tellSoon(clientId, 'all')
      }
    },
    ownerOf,
    visitors: () => [...visitors],
    nameOf,
    stop() {
      if (timer) clock.clearTimeout(timer)
    },
  }
}

/** The name in a presence state, as its page has it; '' when there is none. */
function nameIn(value: object, longest: number): string {
  const profile = 'profile' in value && isObject(value.profile) ? value.profile : {}
  return typeof profile.name === 'string' ? profile.name.trim().slice(0, longest) : ''
}

/** An object in JSON that nobody who reads it gets lost in; undefined when it is none. */
function readState(state: string, deepest: number): object | undefined {
  try {
    const value: unknown = JSON.parse(state)
    return isObject(value) && !isDeeperThan(value, deepest) ? value : undefined
  } catch {
    return undefined
  }
}
