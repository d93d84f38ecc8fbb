import { FONT_SIZES, LABEL_FONT_SIZES, react, type Editor, type TLEventInfo, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import { cameraForWriting, type Camera } from './cameraForWriting.ts'
import { isNarrow, roomAboveKeyboard } from './freeRoom.ts'

const flightMs = 150

/**
 * Takes the camera to the shape that somebody writes in when its text is too small to read, and back where it was when they
 * have done, unless they moved it in the meantime. While a second click may follow the first it waits: the canvas must not go
 * from under a double click, which would make a note where it lands. Returns the way to stop.
 */
export function flyToWriting(editor: Editor): () => void {
  let flight: { shapeId: TLShapeId; home: Camera; target: Camera } | undefined
  let onItsWayTo: Camera | undefined
  /** The person moved the camera while writing in this one: it is theirs. */
  let leftAlone: TLShapeId | undefined
  let frame = 0
  /** Until then (`performance.now()`), one click may become a double one. */
  let mayDoubleUntil = 0
  let stopWaiting = (): void => undefined

  // A frame later: going from one note to the next, tldraw ends the one before it begins the other.
  const settleSoon = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(settle)
  }
  const stopWatching = react('writing', () => {
    const id = editor.getEditingShapeId()
    if (id) editor.getShapePageBounds(id)
    settleSoon()
  })
  const stopWatchingFlights = react('flights', () => {
    const camera = editor.getCamera()
    if (onItsWayTo && isSame(camera, onItsWayTo)) onItsWayTo = undefined
  })
  editor.on('event', onEvent)
  window.visualViewport?.addEventListener('resize', settleSoon)

  function onEvent(event: TLEventInfo): void {
    if (event.type !== 'pointer' || event.name !== 'pointer_down') return
    const now = performance.now()
    mayDoubleUntil = now < mayDoubleUntil ? 0 : now + editor.options.doubleClickDurationMs
  }

  function settle(): void {
    if (editor.isDisposed) return
    stopWaiting()
    const waitMs = mayDoubleUntil - performance.now()
    if (waitMs > 0) {
      const timer = setTimeout(settle, waitMs)
      stopWaiting = () => clearTimeout(timer)
      return
    }
    const shape = editor.getEditingShape()
    if (flight && !isWhereWeLeftIt(flight.target)) {
      leftAlone = flight.shapeId
      flight = undefined
    }
    if (shape) goTo(shape)
    else goHome()
  }

  function goTo(shape: TLShape): void {
    const bounds = editor.getShapePageBounds(shape)
    if (!bounds || leftAlone === shape.id) return
    const target = cameraForWriting({
      camera: flight?.target ?? editor.getCamera(),
      shape: bounds,
      fontSize: fontSizeOf(shape),
      room: roomAboveKeyboard(editor),
      touch: editor.getInstanceState().isCoarsePointer || isNarrow(editor),
    })
    if (target) fly({ shapeId: shape.id, home: flight?.home ?? cameraOf(editor), target })
    else if (flight) flight = { ...flight, shapeId: shape.id }
  }

  function goHome(): void {
    leftAlone = undefined
    if (!flight) return
    editor.setCamera(flight.home, { animation: { duration: flightMs } })
    flight = undefined
  }

  function fly(next: NonNullable<typeof flight>): void {
    flight = next
    onItsWayTo = next.target
    editor.setCamera(next.target, { animation: { duration: flightMs } })
    // A flight that the person breaks off never arrives.
    editor.timers.setTimeout(() => {
      if (onItsWayTo === next.target) onItsWayTo = undefined
    }, flightMs * 2)
  }

  function isWhereWeLeftIt(target: Camera): boolean {
    return onItsWayTo === target || isSame(editor.getCamera(), target)
  }

  return () => {
    stopWatching()
    stopWatchingFlights()
    cancelAnimationFrame(frame)
    stopWaiting()
    editor.off('event', onEvent)
    window.visualViewport?.removeEventListener('resize', settleSoon)
  }
}

// To the pixel.
function isSame(camera: Camera, { x, y, z }: Camera): boolean {
  return Math.abs(camera.x - x) * z < 1 && Math.abs(camera.y - y) * z < 1 && Math.abs(camera.z / z - 1) < 0.01
}

function cameraOf(editor: Editor): Camera {
  const { x, y, z } = editor.getCamera()
  return { x, y, z }
}

// The size of its text in canvas pixels.
function fontSizeOf({ type, props }: TLShape): number {
  const sizes = type === 'text' ? FONT_SIZES : LABEL_FONT_SIZES
  const own = 'size' in props ? sizes[props.size] : sizes.m
  // A note makes the letters of long words smaller.
  const shown = 'fontSizeAdjustment' in props && props.fontSizeAdjustment ? props.fontSizeAdjustment : own
  return shown * ('scale' in props ? props.scale : 1)
}
