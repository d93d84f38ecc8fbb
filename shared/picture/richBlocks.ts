import type { RichText, RichTextNode } from '../document/richText.ts'
import type { LetterStyle } from './lettering.ts'

/** A stretch of text of one look. */
export type Piece = { text: string; style: LetterStyle; isUnderlined: boolean; isStruck: boolean; isMarked: boolean; isLink: boolean }

/** A paragraph. `size`: of its letters over those of the text; `depth`: of the lists that it is in; `above`, `below`: in canvas pixels. */
export type Block = {
  pieces: Piece[]
  size: number
  depth: number
  /** What stands before it, and how many digits the largest number of its list has. */
  marker: string | undefined
  digits: number
  above: number
  below: number
}

/** How large a heading is, as browsers have it. */
const headingSizes = [2, 1.5, 1.17, 1, 0.83, 0.67] as const

/** Deeper lists than anybody writes. */
const deepest = 20

/** A text as paragraphs, one below the other. */
export function blocksOf(richText: RichText, style: LetterStyle): Block[] {
  return richText.content.flatMap((node) => blocksOfNode(node, style, { depth: 0, marker: undefined, digits: 1 }))
}

type Place = Pick<Block, 'depth' | 'marker' | 'digits'>

function blocksOfNode(node: RichTextNode, style: LetterStyle, place: Place): Block[] {
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return blocksOfList(node, style, place)
    case 'heading': {
      const level = Number(node.attrs?.level)
      const size = headingSizes[level - 1] ?? 1
      return [{ ...place, pieces: piecesOf(node, { ...style, weight: 700 }), size, above: 5, below: 10 }]
    }
    case 'paragraph':
      return [{ ...place, pieces: piecesOf(node, style), size: 1, above: 0, below: 0 }]
    default: {
      const inner = (node.content ?? []).filter(({ type }) => type !== 'text' && type !== 'hardBreak')
      if (inner.length === 0) return [{ ...place, pieces: piecesOf(node, style), size: 1, above: 0, below: 0 }]
      return inner.flatMap((child, at) => blocksOfNode(child, style, at === 0 ? place : { ...place, marker: undefined }))
    }
  }
}

function blocksOfList({ type, attrs, content = [] }: RichTextNode, style: LetterStyle, place: Place): Block[] {
  const depth = Math.min(deepest, place.depth + 1)
  const start = typeof attrs?.start === 'number' ? attrs.start : 1
  const isNumbered = type === 'orderedList'
  const digits = isNumbered ? String(content.length).length : 1
  return content.flatMap((item, at) =>
    blocksOfNode(item, style, { depth, digits, marker: isNumbered ? `${start + at}.` : (bullets[Math.min(depth, 3) - 1] ?? '•') }),
  )
}

const bullets = ['•', '◦', '▪'] as const

function piecesOf({ content = [] }: RichTextNode, style: LetterStyle): Piece[] {
  return content.map((node) => {
    const marks = new Set((node.marks ?? []).map(({ type }) => type))
    return {
      text: node.type === 'hardBreak' ? '\n' : (node.text ?? ''),
      style: {
        family: marks.has('code') ? 'mono' : style.family,
        weight: marks.has('bold') ? 700 : style.weight,
        isItalic: style.isItalic || marks.has('italic'),
      },
      isUnderlined: marks.has('underline') || marks.has('link'),
      isStruck: marks.has('strike'),
      isMarked: marks.has('highlight'),
      isLink: marks.has('link'),
    }
  })
}
