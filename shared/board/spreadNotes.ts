import { centreOf, type Point, type Rectangle } from './plane.ts'

/**
 * Something that takes up room. `box`: where it lies now. `within`: where the centre of the box may be (the part of the plot that
 * keeps its quadrant); undefined: anywhere. `fixed`: others keep clear of it, and it stays.
 */
export type SpreadItem = { id: string; box: Rectangle; within?: Rectangle | undefined; fixed?: boolean }

/** Where the boxes' corners go, by id, of those that move. `overlap`: how much of a box's side may still be covered, 0 where there was room. */
export type Spread = { places: Map<string, Point>; overlap: number }

/** The room between two boxes that were spread, in canvas pixels. */
const spreadGap = 12

/**
 * Takes boxes off each other with as little movement as it finds. What overlaps nothing stays; every centre stays in its `within`; the
 * same input gives the same output. Where there isn't room for all without overlap, they overlap evenly, as little as will do.
 *
 * First all that overlap are pushed apart a little at a time, each pair along the axis that needs less (after Dwyer, Marriott and
 * Stuckey, "Fast Node Overlap Removal", 2005, and Gansner and Hu's PRISM, 2010), which keeps the order along the axes. Then each is put
 * on the nearest free place to where that has brought it, which nothing can prevent from being free, and at last pulled
 * towards where it came from.
 */
export function spreadNotes(items: readonly SpreadItem[]): Spread {
  const bodies = items.map(bodyOf)
  const crowd = crowdOf(bodies)
  if (crowd.length === 0) return { places: new Map(), overlap: 0 }
  const crowdIds = new Set(crowd.map(({ id }) => id))
  const others = bodies.filter(({ id }) => !crowdIds.has(id))
  for (const room of rooms) {
    const centres = tryToSpread(crowd, others, room)
    if (centres) return { places: cornersOf(centres), overlap: 1 - room.share }
  }
  return { places: new Map(), overlap: 1 }
}

/** `share`: how much of its side each box keeps for itself. `gap`: between two, in canvas pixels. */
type Room = { share: number; gap: number }
const rooms: readonly Room[] = [
  { share: 1, gap: spreadGap },
  { share: 1, gap: 2 },
  ...[0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0].map((share) => ({ share, gap: 0 })),
]

const mostPushes = 150
const pulls = 3
/** How far one looks for a free place at first, in canvas pixels. */
const firstReach = 250
/** Moves that nobody sees. */
const tolerance = 1e-6

/** A box by its centre. */
type Body = { id: string; home: Point; w: number; h: number; within: Rectangle | undefined; fixed: boolean }

/** A box on its way: its centre. */
type Mover = Point & { body: Body }

/** Where the centre of a box must not be, because of another. */
type Barrier = { left: number; right: number; top: number; bottom: number }

function bodyOf({ id, box, within, fixed = false }: SpreadItem): Body {
  return { id, home: centreOf(box), w: box.w, h: box.h, within, fixed }
}

// Those that overlap another, in an order that depends on nothing but where they lie and what they are called.
function crowdOf(bodies: readonly Body[]): Body[] {
  const touching = { share: 1, gap: 0 }
  return bodies
    .filter(
      (body) => !body.fixed && bodies.some((other) => other !== body && isIn(body.home, barrierOf(body, other, other.home, touching))),
    )
    .sort((one, other) => one.home.x - other.home.x || one.home.y - other.home.y || (one.id < other.id ? -1 : 1))
}

function tryToSpread(crowd: readonly Body[], others: readonly Body[], room: Room): Map<Body, Point> | undefined {
  const pushed = pushApart(crowd, others, room)
  const tight = new Set<string>()
  for (;;) {
    const centres = putInRows(crowd, others, tight, room)
    const stuck = centres && putNearest(crowd, pushed, others, centres, room)
    if (!centres) return undefined
    if (!stuck) return pullHome(others, centres, tight, room)
    tight.add(boundsKey(stuck))
  }
}

// Returns the first that finds no place; undefined when all have one.
function putNearest(
  crowd: readonly Body[],
  pushed: ReadonlyMap<Body, Point>,
  others: readonly Body[],
  centres: Map<Body, Point>,
  room: Room,
): Body | undefined {
  for (const body of crowd) {
    if (centres.has(body)) continue
    const free = nearestFree(body, pushed.get(body) ?? body.home, barriersFor(body, others, centres, room))
    if (!free) return body
    centres.set(body, free)
  }
  return undefined
}

/**
 * Where one after the other finds no place, there may still be room in rows: the bounds in `tight` are filled so, from the top, each row
 * from the left, in the order in which their boxes lie. Undefined when there isn't.
 */
function putInRows(crowd: readonly Body[], others: readonly Body[], tight: ReadonlySet<string>, room: Room): Map<Body, Point> | undefined {
  const centres = new Map<Body, Point>()
  for (const key of tight) {
    const members = crowd.filter((body) => boundsKey(body) === key)
    const within = members[0]?.within
    if (!within) return undefined
    // A little more than they need, or rounding closes the last one.
    const across = Math.max(...members.map(({ w }) => w)) * room.share + room.gap + 0.01
    const down = Math.max(...members.map(({ h }) => h)) * room.share + room.gap + 0.01
    const barriersOf = new Map(members.map((body) => [body, barriersFor(body, others, centres, room)]))
    const columns = Math.floor(within.w / across) + 1
    const rows = Math.min(Math.floor(within.h / down) + 1, Math.ceil(members.length / columns) + others.length)
    const waiting = members.toSorted((one, other) => one.home.y - other.home.y || one.home.x - other.home.x || (one.id < other.id ? -1 : 1))
    for (let row = 0; row < rows; row++) {
      const next = waiting.slice(0, columns).sort((one, other) => one.home.x - other.home.x || (one.id < other.id ? -1 : 1))
      for (let column = 0; column < columns; column++) {
        const [body] = next
        if (!body) break
        const point = { x: within.x + column * across, y: within.y + row * down }
        if (barriersOf.get(body)?.some((barrier) => isIn(point, barrier))) continue
        centres.set(body, point)
        next.shift()
        waiting.splice(waiting.indexOf(body), 1)
      }
    }
    if (waiting.length > 0) return undefined
  }
  return centres
}

function pullHome(others: readonly Body[], centres: Map<Body, Point>, tight: ReadonlySet<string>, room: Room): Map<Body, Point> {
  for (let pull = 0; pull < pulls; pull++) {
    for (const [body, centre] of centres) {
      // Rows stay rows.
      if (tight.has(boundsKey(body))) continue
      const nearer = nearestFree(body, body.home, barriersFor(body, others, centres, room), distance(centre, body.home))
      if (nearer) centres.set(body, nearer)
    }
  }
  return centres
}

function boundsKey({ within }: Body): string {
  return within ? [within.x, within.y, within.w, within.h].join(' ') : ''
}

function pushApart(crowd: readonly Body[], others: readonly Body[], room: Room): Map<Body, Point> {
  const movers = crowd.map((body): Mover => ({ ...clamp(body.home, body.within), body }))
  for (let push = 0; push < mostPushes; push++) {
    let isApart = true
    for (const [at, one] of movers.entries()) {
      for (const other of others) {
        const way = wayOut(one, { ...other.home, body: other }, room, 0)
        if (way) shift(one, way, 1)
        isApart &&= !way
      }
      for (let next = at + 1; next < movers.length; next++) {
        const other = movers[next]
        const way = other && wayOut(one, other, room, next - at)
        if (!other || !way) continue
        isApart = false
        shift(one, way, 0.5)
        shift(other, way, -0.5)
      }
    }
    if (isApart) break
  }
  return new Map(movers.map(({ body, x, y }) => [body, { x, y }]))
}

// How far `one` must go to be clear of `other`, along the axis that needs less. On the very same spot they part by their order.
function wayOut(one: Mover, other: Mover, { share, gap }: Room, apart: number): Point | undefined {
  const dx = one.x - other.x
  const x = ((one.body.w + other.body.w) / 2) * share + gap - Math.abs(dx)
  if (x <= tolerance) return undefined
  const dy = one.y - other.y
  const y = ((one.body.h + other.body.h) / 2) * share + gap - Math.abs(dy)
  if (y <= tolerance) return undefined
  const isAcross = x === y && dx === 0 ? apart % 2 === 0 : x <= y
  return isAcross ? { x: dx > 0 ? x : -x, y: 0 } : { x: 0, y: dy > 0 ? y : -y }
}

function shift(mover: Mover, way: Point, share: number): void {
  const { x, y } = clamp({ x: mover.x + way.x * share, y: mover.y + way.y * share }, mover.body.within)
  mover.x = x
  mover.y = y
}

/**
 * The nearest point to `target` that is in no barrier and within the body's bounds; undefined where there is none, or none nearer than
 * `below`. Looked for in squares of growing size, so that only barriers nearby are looked at.
 */
function nearestFree(body: Body, target: Point, barriers: readonly Barrier[], below = Infinity): Point | undefined {
  const farthest = Math.min(below, body.within ? farthestIn(body.within, target) : Infinity)
  for (let reach = firstReach; ; reach *= 2) {
    const limit = Math.min(reach, farthest + tolerance)
    const near = barriers.filter(
      ({ left, right, top, bottom }) =>
        left < target.x + limit && right > target.x - limit && top < target.y + limit && bottom > target.y - limit,
    )
    const free = nearestAmong(body, target, near, Math.min(limit, below))
    if (free || limit < reach) return free
  }
}

// The nearest free point has the target's own coordinates or lies on edges of barriers or bounds: only these are tried, the nearest first.
function nearestAmong({ within }: Body, target: Point, barriers: readonly Barrier[], below: number): Point | undefined {
  const start = clamp(target, within)
  const xs = candidates(start.x, target.x, barriers, 'left', 'right', within && [within.x, within.x + within.w])
  const ys = candidates(start.y, target.y, barriers, 'top', 'bottom', within && [within.y, within.y + within.h])
  let best: Point | undefined
  let least = below - tolerance
  for (const x of xs) {
    if (Math.abs(x - target.x) >= least) break
    for (const y of ys) {
      const far = Math.hypot(x - target.x, y - target.y)
      if (far >= least) break
      if (barriers.some((barrier) => isIn({ x, y }, barrier))) continue
      best = { x, y }
      least = far
    }
  }
  return best
}

function farthestIn({ x, y, w, h }: Rectangle, point: Point): number {
  return Math.hypot(Math.max(Math.abs(point.x - x), Math.abs(point.x - x - w)), Math.max(Math.abs(point.y - y), Math.abs(point.y - y - h)))
}

function candidates(
  start: number,
  target: number,
  barriers: readonly Barrier[],
  low: 'left' | 'top',
  high: 'right' | 'bottom',
  bounds: readonly [number, number] | undefined,
): number[] {
  const places = [start, ...barriers.flatMap((barrier) => [barrier[low], barrier[high]])]
  const inside = bounds ? places.filter((place) => place >= bounds[0] && place <= bounds[1]) : places
  return inside.sort((one, other) => Math.abs(one - target) - Math.abs(other - target) || one - other)
}

function barriersFor(body: Body, others: readonly Body[], centres: ReadonlyMap<Body, Point>, room: Room): Barrier[] {
  const barriers = others.map((other) => barrierOf(body, other, other.home, room))
  for (const [other, centre] of centres) if (other !== body) barriers.push(barrierOf(body, other, centre, room))
  return barriers
}

function barrierOf(body: Body, other: Body, { x, y }: Point, { share, gap }: Room): Barrier {
  const across = ((body.w + other.w) / 2) * share + gap
  const down = ((body.h + other.h) / 2) * share + gap
  return { left: x - across, right: x + across, top: y - down, bottom: y + down }
}

function isIn({ x, y }: Point, { left, right, top, bottom }: Barrier): boolean {
  return x > left + tolerance && x < right - tolerance && y > top + tolerance && y < bottom - tolerance
}

function clamp({ x, y }: Point, within: Rectangle | undefined): Point {
  if (!within) return { x, y }
  return { x: Math.min(within.x + within.w, Math.max(within.x, x)), y: Math.min(within.y + within.h, Math.max(within.y, y)) }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}

function cornersOf(centres: ReadonlyMap<Body, Point>): Map<string, Point> {
  const corners = new Map<string, Point>()
  for (const [body, { x, y }] of centres) {
    if (distance({ x, y }, body.home) > tolerance) corners.set(body.id, { x: x - body.w / 2, y: y - body.h / 2 })
  }
  return corners
}
