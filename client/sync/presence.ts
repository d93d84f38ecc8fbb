import { InstancePresenceRecordType, type TLInstancePresence, type TLStore } from '@tldraw/tlschema'
import type { Awareness } from 'y-protocols/awareness'
import { isSameJson } from '../../shared/document/isSameJson.ts'
import { isObject } from '../../shared/document/richText.ts'
import { writesIn } from './carets.ts'
import { mergeRecords, type Wanted } from './mergeRecords.ts'
import type { Participant, Profile } from './liveBoard.ts'
import { createWritable, type Readable } from './readable.ts'

/** What a page says of itself: who is there, and where the hand is. */
type PresenceState = { profile: Profile; since: number; hand?: Hand }

/** The part of tldraw's presence that others see. Where I look is my own matter. */
export type Hand = Pick<TLInstancePresence, 'cursor' | 'selectedShapeIds' | 'currentPageId' | 'brush' | 'scribbles' | 'chatMessage'> & {
  /** Changes whenever the hand does something: clocks differ, so only its changing says anything. */
  activity: number | null
}

export interface Presence {
  readonly participants: Readable<readonly Participant[]>
  setProfile(profile: Profile): void
  setHand(hand: Hand | undefined): void
  /** From now on the others are on the canvas store, which has its first records. */
  show(): void
  close(): void
}

/**
 * Puts everybody else's presence on the canvas store, one record a client while it is here, and mine into `awareness`.
 * What others say is validated: a state that isn't sound is left out. Without a profile nothing is said of mine. `now`:
 * milliseconds since 1970.
 */
export function bindPresence(canvasStore: TLStore, awareness: Awareness, profile: Profile | undefined, now: () => number): Presence {
  const participants = createWritable<readonly Participant[]>([])
  const activityByClientId = new Map<number, { heard: unknown; at: number }>()
  let isShown = false

  awareness.setLocalState(profile ? ({ profile, since: now() } satisfies PresenceState) : null)
  awareness.on('change', onChange)
  listPeople()
  return { participants, setProfile, setHand, show, close }

  function onChange({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void {
    listPeople()
    showOthers([...added, ...updated, ...removed])
  }

  function listPeople(): void {
    const people = participantsOf(awareness.getStates(), awareness.clientID)
    if (!isSameJson(people, participants.get())) participants.set(people)
  }

  function showOthers(clientIds: number[]): void {
    const others = clientIds.filter((clientId) => clientId !== awareness.clientID)
    if (isShown && others.length > 0) mergeRecords(canvasStore, others.map(wantedOf))
  }

  function wantedOf(clientId: number): Wanted {
    const state: unknown = awareness.getStates().get(clientId)
    if (state === undefined) activityByClientId.delete(clientId)
    return {
      id: recordIdOf(clientId),
      record: state === undefined ? undefined : presenceRecordOf(clientId, state, lastActivityOf(clientId, state)),
    }
  }

  function show(): void {
    isShown = true
    showOthers([...awareness.getStates().keys()])
  }

  function lastActivityOf(clientId: number, state: unknown): number {
    const heard = isObject(state) && isObject(state.hand) ? state.hand.activity : undefined
    const before = activityByClientId.get(clientId)
    if (before && before.heard === heard) return before.at
    const at = now()
    activityByClientId.set(clientId, { heard, at })
    return at
  }

  function setProfile(next: Profile): void {
    awareness.setLocalStateField('profile', next)
  }

  function setHand(hand: Hand | undefined): void {
    if (!isSameJson(awareness.getLocalState()?.hand, hand)) awareness.setLocalStateField('hand', hand)
  }

  function close(): void {
    awareness.off('change', onChange)
    if (isShown)
      mergeRecords(
        canvasStore,
        [...awareness.getStates().keys()].map((clientId) => ({ id: recordIdOf(clientId), record: undefined })),
      )
  }
}

/** Everybody with a sound profile, me first, then in the order of their names. */
function participantsOf(states: Iterable<[number, unknown]>, myClientId: number): Participant[] {
  const people: Participant[] = []
  for (const [clientId, state] of states) {
    const profile = profileOf(state)
    if (profile) people.push({ clientId, ...profile, since: sinceOf(state), isMe: clientId === myClientId })
  }
  return people.sort(
    (left, right) => Number(right.isMe) - Number(left.isMe) || left.name.localeCompare(right.name) || left.clientId - right.clientId,
  )
}

const longestName = 60
const mostSelected = 200

function profileOf(state: unknown): Profile | undefined {
  if (!isObject(state) || !isObject(state.profile)) return undefined
  const { id, name, color, standpoint } = state.profile
  if (typeof id !== 'string' || typeof name !== 'string' || typeof color !== 'string') return undefined
  if (id.length > longestName || !/^#[0-9a-f]{6}$/i.test(color)) return undefined
  const profile = { id, name: name.slice(0, longestName), color }
  return typeof standpoint === 'string' && standpoint !== '' ? { ...profile, standpoint: standpoint.slice(0, longestName) } : profile
}

// Pages that don't say when they came count as here from the beginning.
function sinceOf(state: unknown): number {
  return isObject(state) && Number.isFinite(state.since) ? Number(state.since) : 0
}

function presenceRecordOf(clientId: number, state: unknown, lastActivityTimestamp: number): TLInstancePresence | undefined {
  const profile = profileOf(state)
  if (!profile || !isObject(state) || !isObject(state.hand)) return undefined
  const { cursor, selectedShapeIds, currentPageId, brush, scribbles, chatMessage } = state.hand as Partial<Hand>
  if (!currentPageId || (selectedShapeIds?.length ?? 0) > mostSelected) return undefined
  try {
    return InstancePresenceRecordType.validate({
      ...InstancePresenceRecordType.create({
        id: recordIdOf(clientId),
        // One cursor an open page: tldraw shows only one for each of these, and none for one's own.
        userId: `page:${clientId}`,
        userName: profile.name,
        color: profile.color,
        currentPageId,
        lastActivityTimestamp,
      }),
      cursor: cursor ?? null,
      selectedShapeIds: selectedShapeIds ?? [],
      brush: brush ?? null,
      scribbles: scribbles ?? [],
      chatMessage: chatMessage ?? '',
      meta: { writesIn: writesIn(state) ?? null },
    })
  } catch {
    // tldraw's validators throw on everything they don't know.
    return undefined
  }
}

function recordIdOf(clientId: number): TLInstancePresence['id'] {
  return InstancePresenceRecordType.createId(String(clientId))
}
