import type { Point } from '../../board/plane.ts'
import { pointOnPage, type PagePlace } from '../../board/pagePlace.ts'
import { noteSize } from '../../board/caseNote.ts'
import { arrowShape, geoShape, lineShape, noteShape, textShape, type PlainShape } from '../../document/plainShapes.ts'
import type { createLeftList } from '../importedContent.ts'
import { cutText, isTooLong, soundText } from '../soundText.ts'
import { numberIn, pointsOf, textIn, type Element } from './element.ts'
import { assetIdOf } from './imageAssets.ts'
import { nearestColor } from './nearestColor.ts'

type Left = ReturnType<typeof createLeftList>

/** A shape and where it lies. */
export type PlacedShape = { shape: PlainShape; place: PagePlace }

/** What an element becomes on a board; undefined when a board has nothing like it. `label`: what is written in it or at it. */
export function shapeOfElement(element: Element, label: string, left: Left): PlacedShape | undefined {
  const words = textOf(label, left)
  const color = nearestColor(element.stroke, 'black')
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond': {
      if (isNoteLike(element, words)) return noteOf(element, words, left)
      const { width: w, height: h, background, dash } = element
      const look =
        background === undefined ? { color, fill: 'none' as const } : { color: nearestColor(background, color), fill: 'solid' as const }
      return inPlace(element, geoShape(element.type, { w, h, ...look, text: words, dash }))
    }
    case 'text': {
      const text = textOf(textIn(element.own.originalText) ?? textIn(element.own.text) ?? '', left)
      const align = element.own.textAlign === 'center' ? 'middle' : element.own.textAlign === 'right' ? 'end' : 'start'
      return text === '' ? undefined : inPlace(element, textShape(text, { size: numberIn(element.own.fontSize) ?? 20, color, align }))
    }
    case 'arrow': {
      const points = pointsOf(element)
      const [start, end] = [points[0], points.at(-1)]
      if (!start || !end || points.length < 2) return undefined
      if (points.length > 2) left.add('roughly', 'arrow')
      const heads = { start: textIn(element.own.startArrowhead) !== undefined, end: textIn(element.own.endArrowhead) !== undefined }
      return fromStart(element, arrowShape(start, end, { color, text: words, heads, dash: element.dash }))
    }
    case 'line': {
      const points = pointsOf(element)
      return points.length < 2 ? undefined : fromStart(element, lineShape(points, { color, dash: element.dash }))
    }
    case 'freedraw':
      return strokeOf(element, color)
    case 'image':
      return imageOf(element)
    case 'frame':
      return inPlace(element, {
        type: 'frame',
        props: {
          w: Math.max(1, element.width),
          h: Math.max(1, element.height),
          name: soundText(textIn(element.own.name) ?? '').slice(0, 200),
          color: 'black',
        },
      })
    default:
      return undefined
  }
}

function textOf(text: string, left: Left): string {
  const sound = soundText(text)
  if (!isTooLong(sound)) return sound
  left.add('cutTexts', sound.slice(0, 20))
  return cutText(sound)
}

// What people use where there are no notes: a filled box, about as high as it is wide, with words in it.
function isNoteLike({ type, width, height, background, angle }: Element, words: string): boolean {
  const shape = width / Math.max(1, height)
  return type === 'rectangle' && background !== undefined && words !== '' && angle === 0 && shape > 0.5 && shape < 2
}

function noteOf({ x, y, width, height, background }: Element, words: string, left: Left): PlacedShape {
  if (Math.abs(width - noteSize) > noteSize / 4) left.add('roughly', 'note')
  // Around the same middle: that is what counts on a quadrant.
  const place = { x: x + (width - noteSize) / 2, y: y + (height - noteSize) / 2, rotation: 0 }
  return { shape: noteShape(words, nearestColor(background ?? '', 'yellow')), place }
}

function strokeOf(element: Element, color: string): PlacedShape | undefined {
  const points = pointsOf(element).map(({ x, y }) => ({ x, y, z: 0.5 }))
  if (points.length === 0) return undefined
  const props = {
    color,
    fill: 'none',
    dash: 'solid',
    size: 's',
    segments: [{ type: 'free', points }],
    isComplete: true,
    isClosed: false,
    isPen: false,
    scale: 1,
  }
  return fromStart(element, { type: 'draw', props })
}

function imageOf(element: Element): PlacedShape | undefined {
  const fileId = textIn(element.own.fileId)
  if (fileId === undefined) return undefined
  const props = {
    assetId: assetIdOf(fileId),
    w: Math.max(1, element.width),
    h: Math.max(1, element.height),
    playing: true,
    url: '',
    crop: null,
    flipX: false,
    flipY: false,
    altText: '',
  }
  return inPlace(element, { type: 'image', props })
}

function inPlace(element: Element, shape: PlainShape): PlacedShape {
  return { shape, place: turned(element, { x: element.width / 2, y: element.height / 2 }) }
}

// A line's own place is where it starts; it is turned around the middle of its box all the same.
function fromStart(element: Element, shape: PlainShape): PlacedShape {
  const points = pointsOf(element)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { shape, place: turned(element, { x: (least(xs) + most(xs)) / 2, y: (least(ys) + most(ys)) / 2 }) }
}

function turned({ x, y, angle }: Element, middle: Point): PagePlace {
  const centre = { x: x + middle.x, y: y + middle.y, rotation: angle }
  return { ...pointOnPage({ x: -middle.x, y: -middle.y }, centre), rotation: angle }
}

// Strokes have more points than a call takes arguments.
function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Infinity)
}

function most(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), -Infinity)
}
