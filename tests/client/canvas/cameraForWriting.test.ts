import { expect, test } from 'vitest'
import { cameraForWriting, type Camera, type Writing } from '../../../client/canvas/cameraForWriting.ts'
import { must } from '../../../shared/must.ts'

// A phone of 390 × 844 with the whole board in view: 15 %.
const phone: Writing = {
  camera: { x: 1296, y: 2600, z: 0.15 },
  shape: { x: 300, y: -200, w: 200, h: 200 },
  fontSize: 22,
  room: { x: 6, y: 64, w: 378, h: 708 },
  touch: true,
}
const desktop: Writing = { ...phone, room: { x: 16, y: 68, w: 1408, h: 756 }, camera: { x: 1500, y: 1000, z: 0.44 }, touch: false }

function onScreen({ shape }: Writing, camera: Camera): { left: number; top: number; right: number; bottom: number } {
  const [left, top] = [(shape.x + camera.x) * camera.z, (shape.y + camera.y) * camera.z]
  return { left, top, right: left + shape.w * camera.z, bottom: top + shape.h * camera.z }
}

test('[WRITE-1] on a phone with the whole board in view, the camera goes to the note and shows it in its own size', () => {
  const camera = must(cameraForWriting(phone), 'the text can’t be read')
  expect(camera.z).toBe(1)
  expect(onScreen(phone, camera)).toEqual({ left: 95, top: 318, right: 295, bottom: 518 })
})

test('[WRITE-1] the note goes above the keyboard, also when it could be read where it was', () => {
  const room = { x: 6, y: 64, w: 378, h: 300 }
  const far = must(cameraForWriting({ ...phone, room }), 'the text can’t be read')
  expect(onScreen(phone, far)).toMatchObject({ top: 114, bottom: 314 })
  const covered = { ...phone, room, camera: { x: -200, y: 700, z: 1 } }
  const moved = must(cameraForWriting(covered), 'the note is covered')
  expect(moved.z).toBe(1)
  expect(onScreen(covered, moved).bottom).toBeLessThanOrEqual(364)
})

test('[WRITE-1] a text that can be read, in view, leaves the camera alone', () => {
  expect(cameraForWriting({ ...phone, camera: { x: -200, y: 500, z: 0.6 } })).toBeUndefined()
  expect(cameraForWriting(desktop)).toBeUndefined()
  expect(cameraForWriting({ ...desktop, camera: { ...desktop.camera, z: 0.37 } })).toBeUndefined()
  expect(cameraForWriting({ ...desktop, camera: { ...desktop.camera, z: 0.36 } })).toMatchObject({ z: 1 })
})

test('[WRITE-1] a shape larger than the screen keeps its text readable and shows its end', () => {
  const tall = { ...phone, shape: { x: 0, y: 0, w: 1000, h: 4000 } }
  const camera = must(cameraForWriting(tall), 'the text can’t be read')
  expect(camera.z * tall.fontSize).toBeCloseTo(12)
  expect(onScreen(tall, camera).bottom).toBeCloseTo(772)
})

test('[WRITE-1] once there, the camera stays there', () => {
  for (const writing of [phone, { ...phone, shape: { x: 0, y: 0, w: 1000, h: 4000 } }, { ...phone, fontSize: 8 }]) {
    const camera = must(cameraForWriting(writing), 'the text can’t be read')
    expect(cameraForWriting({ ...writing, camera })).toBeUndefined()
  }
})
