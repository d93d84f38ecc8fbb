import { createCanvasSchema } from '../../document/canvasSchema.ts'
import { boardPageId } from '../../document/createBoardDocument.ts'
import { indexKeyAt } from '../../document/indexKeyAt.ts'
import type { PlainShape } from '../../document/plainShapes.ts'
import type { PlainRecord } from '../../document/recordFields.ts'
import { isObject } from '../../document/richText.ts'
import { validRecord } from '../../document/validRecord.ts'
import { createLeftList, readingOf, type ImportedDrawing, type ImportReading } from '../importedContent.ts'
import { welcomeDrawing } from '../welcomeDrawing.ts'
import { bindingsOf } from './bindingsOf.ts'
import { readElement, textIn, type Element } from './element.ts'
import { imageAssets } from './imageAssets.ts'
import { shapeOfElement } from './shapeOfElement.ts'

/**
 * A drawing of Excalidraw's as shapes of a board: filled boxes with words become notes, other boxes, ellipses, diamonds, texts, lines,
 * arrows with what they hold on to, strokes, images and frames what they are. The rest is left out and named.
 */
export function readExcalidraw(value: Record<string, unknown>): ImportReading {
  if (!Array.isArray(value.elements)) return { kind: 'flawed', flaw: { is: 'wrong-place', place: 'elements' } }
  const left = createLeftList()
  const elements: Element[] = []
  for (const [at, given] of value.elements.entries() as IterableIterator<[number, unknown]>) {
    const element = readElement(given)
    if (!element) return { kind: 'flawed', flaw: { is: 'wrong-place', place: `elements[${at}]` } }
    if (element !== 'deleted') elements.push(element)
  }
  const byId = new Map(elements.map((element) => [element.id, element]))
  const labels = labelsOf(elements, byId)
  const shapes = inFrames(elements).flatMap((element, at): PlainRecord[] => {
    // A text in a box is the box' own.
    if (labels.owned.has(element.id)) return []
    const shape = shapeOfElement(element, labels.byContainer.get(element.id) ?? '', left)
    if (!shape) left.add('unknownShapes', element.type)
    return shape ? [recordOf(element, shape, at, byId)] : []
  })
  if (elements.some(({ own }) => Array.isArray(own.groupIds) && own.groupIds.length > 0)) left.add('roughly', 'groups')
  const drawing: ImportedDrawing = { shapes, bindings: bindingsOf(elements), assets: imageAssets(isObject(value.files) ? value.files : {}) }
  return readingOf('excalidraw', { notes: [], drawing: welcomeDrawing(validOf(drawing, left), left), left: left.list() })
}

/** The id that an element's shape has. */
function shapeIdOf(elementId: string): string {
  return `shape:${elementId}`
}

function labelsOf(
  elements: readonly Element[],
  byId: ReadonlyMap<string, Element>,
): { byContainer: Map<string, string>; owned: Set<string> } {
  const byContainer = new Map<string, string>()
  const owned = new Set<string>()
  for (const { id, type, containerId, own } of elements) {
    if (type !== 'text' || containerId === undefined || !byId.has(containerId)) continue
    // As it was typed, without the line ends that only make it fit.
    byContainer.set(containerId, textIn(own.originalText) ?? textIn(own.text) ?? '')
    owned.add(id)
  }
  return { byContainer, owned }
}

// Frames before what lies in them.
function inFrames(elements: readonly Element[]): Element[] {
  const isFrame = ({ type }: Element): boolean => type === 'frame'
  return [...elements.filter(isFrame), ...elements.filter((element) => !isFrame(element))]
}

function recordOf(
  element: Element,
  { shape, place }: NonNullable<ReturnType<typeof shapeOfElement>>,
  at: number,
  byId: ReadonlyMap<string, Element>,
): PlainRecord {
  const frame = element.frameId === undefined ? undefined : byId.get(element.frameId)
  const isInFrame = frame?.type === 'frame' && frame.angle === 0 && element.type !== 'frame'
  const corner = isInFrame ? { x: place.x - frame.x, y: place.y - frame.y } : { x: place.x, y: place.y }
  return {
    typeName: 'shape',
    id: shapeIdOf(element.id),
    parentId: isInFrame ? shapeIdOf(frame.id) : boardPageId,
    index: indexKeyAt(at),
    ...corner,
    rotation: place.rotation,
    isLocked: false,
    opacity: element.opacity,
    meta: {},
    ...(shape satisfies PlainShape),
  }
}

function validOf({ shapes, bindings, assets }: ImportedDrawing, left: ReturnType<typeof createLeftList>): ImportedDrawing {
  const schema = createCanvasSchema()
  const valid = (record: PlainRecord): boolean => {
    const isValid = validRecord(schema, record) !== undefined
    if (!isValid) left.add('invalid', record.id.slice('shape:'.length))
    return isValid
  }
  return { shapes: shapes.filter(valid), bindings: bindings.filter(valid), assets: assets.filter(valid) }
}
