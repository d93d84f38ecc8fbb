import type { BoxLike, VecLike } from '@tldraw/tldraw'

export type Camera = { x: number; y: number; z: number }

/** Somebody begins to write, or goes on. Lengths in canvas pixels except where it says screen. */
export type Writing = {
  camera: Camera
  /** The shape that is written in. */
  shape: BoxLike
  fontSize: number
  /** What can be seen of the canvas, in screen pixels from its corner. */
  room: BoxLike
  /** A finger holds the device and covers a part of it: texts must be larger, and the shape clear of the keyboard. */
  touch: boolean
}

/** The least size of a text that one writes, in screen pixels. */
const readable = { touch: 12, mouse: 8 }
const largestZoom = 1
/** Around the shape, in screen pixels. */
const margin = 16

/** Where the camera must go so that the text can be read while it is written; undefined when it is well where it is. */
export function cameraForWriting(writing: Writing): Camera | undefined {
  const { camera, shape, fontSize, room, touch } = writing
  const least = touch ? readable.touch : readable.mouse
  const isReadable = fontSize * camera.z >= least
  if (isReadable && (!touch || isSeen(writing))) return undefined
  const fitting = Math.min(largestZoom, (room.w - 2 * margin) / shape.w, (room.h - 2 * margin) / shape.h)
  const z = isReadable ? camera.z : Math.max(fitting, least / fontSize)
  const at = placeIn(room, { w: shape.w * z, h: shape.h * z })
  return { x: at.x / z - shape.x, y: at.y / z - shape.y, z }
}

// Where on the screen the shape's corner goes: into the middle, or with its last line in view when it is too large for that.
function placeIn(room: BoxLike, { w, h }: { w: number; h: number }): VecLike {
  return { x: room.x + (room.w - w) / 2, y: h > room.h ? room.y + room.h - h : room.y + (room.h - h) / 2 }
}

function isSeen({ camera, shape, room }: Writing): boolean {
  const left = (shape.x + camera.x) * camera.z
  const top = (shape.y + camera.y) * camera.z
  const [right, bottom] = [left + shape.w * camera.z, top + shape.h * camera.z]
  // What is larger than the room counts as seen when its end is.
  const fitsAcross = (left >= room.x - 1 && right <= room.x + room.w + 1) || right - left > room.w
  return fitsAcross && bottom <= room.y + room.h + 1 && (top >= room.y - 1 || bottom - top > room.h)
}
