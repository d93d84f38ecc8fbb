import type { Point, Rectangle } from '../../../shared/board/plane.ts'

export type Side = 'above' | 'below' | 'left' | 'right'

/** Something that stands beside something else. All in screen pixels from the canvas' corner. */
export type Beside = {
  /** What must stay in sight. */
  anchor: Rectangle
  size: { w: number; h: number }
  /** Where there is room for it. */
  room: Rectangle
  gap: number
  /** Where it may stand, the best first. */
  sides: readonly Side[]
  /** What else must not be covered. */
  avoid?: readonly Rectangle[]
}

/**
 * The top left corner of what stands beside `anchor`: on the first side on which it covers nothing, shifted along that side to
 * stay in the room. Where there is none, at the foot of the room, or at its head when `anchor` lies at the foot.
 */
export function placeBeside({ anchor, size, room, gap, sides, avoid = [] }: Beside): Point {
  for (const side of sides) {
    const at = within(room, size, cornerAt(side, anchor, size, gap))
    const box = { ...at, ...size }
    if (![anchor, ...avoid].some((other) => overlaps(box, other))) return at
  }
  const x = room.x + (room.w - size.w) / 2
  const foot = { x, y: Math.max(room.y, room.y + room.h - size.h), ...size }
  const head = { x, y: room.y, ...size }
  return overlaps(foot, anchor) && !overlaps(head, anchor) ? { x, y: head.y } : { x, y: foot.y }
}

function cornerAt(side: Side, anchor: Rectangle, size: Beside['size'], gap: number): Point {
  const centred = { x: anchor.x + (anchor.w - size.w) / 2, y: anchor.y + (anchor.h - size.h) / 2 }
  switch (side) {
    case 'above':
      return { x: centred.x, y: anchor.y - gap - size.h }
    case 'below':
      return { x: centred.x, y: anchor.y + anchor.h + gap }
    case 'left':
      return { x: anchor.x - gap - size.w, y: centred.y }
    case 'right':
      return { x: anchor.x + anchor.w + gap, y: centred.y }
  }
}

function within(room: Rectangle, size: Beside['size'], { x, y }: Point): Point {
  return {
    x: Math.max(room.x, Math.min(x, room.x + room.w - size.w)),
    y: Math.max(room.y, Math.min(y, room.y + room.h - size.h)),
  }
}

function overlaps(one: Rectangle, other: Rectangle): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}
