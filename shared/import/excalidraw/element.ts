import { isObject } from '../../document/richText.ts'

/** An element of an Excalidraw file, with what every kind has. Angles in radians, around the middle; opacity from 0 to 1. */
export type Element = {
  id: string
  type: string
  x: number
  y: number
  width: number
  height: number
  angle: number
  opacity: number
  stroke: string
  /** Undefined: transparent. */
  background: string | undefined
  dash: 'solid' | 'dashed' | 'dotted'
  frameId: string | undefined
  /** For a text: what it stands in. */
  containerId: string | undefined
  /** Everything else. */
  own: Record<string, unknown>
}

/** Reads an element; undefined when it is none, `deleted` when it is a remainder. Source of the format: docs.excalidraw.com, "JSON schema". */
export function readElement(value: unknown): Element | 'deleted' | undefined {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.type !== 'string') return undefined
  if (value.isDeleted === true) return 'deleted'
  const [x, y] = [numberIn(value.x), numberIn(value.y)]
  const [width, height] = [numberIn(value.width) ?? 0, numberIn(value.height) ?? 0]
  if (x === undefined || y === undefined) return undefined
  return {
    id: value.id,
    type: value.type,
    x,
    y,
    width,
    height,
    angle: numberIn(value.angle) ?? 0,
    opacity: Math.min(1, Math.max(0, (numberIn(value.opacity) ?? 100) / 100)),
    stroke: textIn(value.strokeColor) ?? '#1e1e1e',
    background: value.backgroundColor === 'transparent' ? undefined : textIn(value.backgroundColor),
    dash: value.strokeStyle === 'dashed' || value.strokeStyle === 'dotted' ? value.strokeStyle : 'solid',
    frameId: textIn(value.frameId),
    containerId: textIn(value.containerId),
    own: value,
  }
}

/** The points of a line, from its own place; none when one of them is no point. */
export function pointsOf({ own }: Element): { x: number; y: number }[] {
  if (!Array.isArray(own.points)) return []
  const points = (own.points as unknown[]).map((point) => (Array.isArray(point) ? [numberIn(point[0]), numberIn(point[1])] : []))
  return points.flatMap(([x, y]) => (x === undefined || y === undefined ? [] : [{ x, y }]))
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e7 ? value : undefined
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
