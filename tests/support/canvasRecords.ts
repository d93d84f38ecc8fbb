import type { TLArrowBinding, TLRecord, TLShape } from '@tldraw/tlschema'
import { createCanvasSchema } from '../../shared/document/canvasSchema.ts'
import { boardPageId } from '../../shared/document/createBoardDocument.ts'
import type { RichText } from '../../shared/document/richText.ts'

const schema = createCanvasSchema()

export type NotePlace = { x?: number; y?: number; index?: string; parentId?: string; text?: string }

/** A note as tldraw's tool makes it. */
export function note(id: string, { x = 0, y = 0, index = 'a1', parentId = boardPageId, text = '' }: NotePlace = {}): TLShape {
  return validShape({
    ...common(id, parentId, index, x, y),
    type: 'note',
    props: {
      color: 'yellow',
      labelColor: 'black',
      size: 'm',
      font: 'draw',
      fontSizeAdjustment: 0,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      richText: lines(text),
      scale: 1,
    },
  })
}

/** A group to put others in. */
export function group(id: string, { x = 0, y = 0, index = 'a1', parentId = boardPageId }: NotePlace = {}): TLShape {
  return validShape({ ...common(id, parentId, index, x, y), type: 'group', props: {} })
}

/** An arrow with its ends in the open. */
export function arrow(id: string, { index = 'a1', parentId = boardPageId }: NotePlace = {}): TLShape {
  return validShape({
    ...common(id, parentId, index, 0, 0),
    type: 'arrow',
    props: {
      kind: 'arc',
      dash: 'draw',
      size: 'm',
      fill: 'none',
      color: 'black',
      labelColor: 'black',
      bend: 0,
      start: { x: 0, y: 0 },
      end: { x: 100, y: 0 },
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      text: '',
      labelPosition: 0.5,
      font: 'draw',
      scale: 1,
      elbowMidPoint: 0.5,
    },
  })
}

/** A frame to put others in. */
export function frame(id: string, { x = 0, y = 0, index = 'a1', parentId = boardPageId }: NotePlace = {}): TLShape {
  return validShape({ ...common(id, parentId, index, x, y), type: 'frame', props: { w: 400, h: 300, name: '', color: 'black' } })
}

/** A picture, of an asset that need not be there. */
export function image(id: string, assetId: string, { x = 0, y = 0, index = 'a1', parentId = boardPageId }: NotePlace = {}): TLShape {
  return validShape({
    ...common(id, parentId, index, x, y),
    type: 'image',
    props: { w: 80, h: 60, playing: true, url: '', assetId, crop: null, flipX: false, flipY: false, altText: '' },
  })
}

/** What a picture shows: an uploaded file. */
export function imageAsset(id: string): TLRecord {
  return valid({
    id,
    typeName: 'asset',
    type: 'image',
    props: { w: 80, h: 60, name: 'photo.png', isAnimated: false, mimeType: 'image/png', src: '/uploads/photo.png', fileSize: 1_000 },
    meta: {},
  })
}

/** A further page. */
export function page(id: string, { name = '', index = 'a2' }: { name?: string; index?: string } = {}): TLRecord {
  return valid({ id, typeName: 'page', name, index, meta: {} })
}

/** What holds one end of an arrow to a shape. */
export function arrowBinding(id: string, fromId: string, toId: string, terminal: 'start' | 'end'): TLArrowBinding {
  return valid({
    id,
    typeName: 'binding',
    type: 'arrow',
    fromId,
    toId,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' },
    meta: {},
  }) as TLArrowBinding
}

/** A text of plain paragraphs. */
export function lines(text: string): RichText {
  return {
    type: 'doc',
    content: text
      .split('\n')
      .map((line) => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] })),
  }
}

function common(id: string, parentId: string, index: string, x: number, y: number): object {
  return { id, typeName: 'shape', parentId, index, x, y, rotation: 0, isLocked: false, opacity: 1, meta: {} }
}

function validShape(record: object): TLShape {
  return valid(record) as TLShape
}

function valid(record: object): TLRecord {
  const { typeName } = record as TLRecord
  return schema.types[typeName].validate(record)
}
