import { isSameJson } from './isSameJson.ts'
import { isObject, type RichText, type RichTextNode } from './richText.ts'

/**
 * One place in a flat text: a UTF-16 code unit, an inline node or the end of a line. A text is flat so that a paragraph
 * is no container: splitting and joining paragraphs touches one unit, and what others type around it meanwhile stays.
 */
export type TextUnit = {
  /** A string of length 1, or what Yjs calls an embed. */
  content: string | Embed
  /** Mark name → its attrs; at the end of a line `block`: its `BlockStep`s when it is not a plain paragraph. */
  attributes: Record<string, unknown>
}

/** An inline node, or the end of a line. */
export type Embed = { type: string; attrs?: Record<string, unknown> }

/** One level of the way from the text down to a line. `start`: the line is the first in this list or item. */
type BlockStep = { type: string; attrs?: Record<string, unknown>; start?: true }

/** Where a line ends. */
const lineEnd: Embed = { type: 'line' }

const blockAttribute = 'block'
const inlineNodes = new Set(['hardBreak'])
const lineTypes = new Set(['paragraph', 'heading'])
const listTypes = new Set(['bulletList', 'orderedList'])
// ProseMirror keeps marks in the order of its schema; Yjs keeps them in any.
const markOrder = ['highlight', 'link', 'bold', 'code', 'italic', 'strike']

/** The flat text of `richText`. */
export function unitsOfRichText(richText: RichText): TextUnit[] {
  const units: TextUnit[] = []
  addBlocks(units, richText.content, [])
  return units
}

/** The rich text of a flat one. What tldraw's text schema doesn't know is left out, so that every result can be drawn. */
export function richTextOfUnits(units: Iterable<TextUnit>): RichText {
  const top: RichTextNode[] = []
  const open: OpenBlock[] = []
  let inline: RichTextNode[] = []
  const endLine = (path: BlockStep[]): void => {
    addLine(top, open, path, inline)
    inline = []
  }
  for (const { content, attributes } of units) {
    if (typeof content === 'string') addText(inline, content, marksOf(attributes))
    else if (content.type === lineEnd.type) endLine(pathOf(attributes[blockAttribute]))
    else if (inlineNodes.has(content.type)) inline.push({ ...content })
  }
  if (inline.length > 0 || top.length === 0) endLine([plainParagraph])
  return { type: 'doc', content: top }
}

const plainParagraph: BlockStep = { type: 'paragraph' }

type OpenBlock = { step: BlockStep; children: RichTextNode[] }

function addBlocks(units: TextUnit[], nodes: RichTextNode[], path: BlockStep[]): void {
  let within = path
  for (const node of nodes) {
    if (!isObject(node) || typeof node.type !== 'string') continue
    const children = Array.isArray(node.content) ? node.content : []
    const step: BlockStep = node.attrs ? { type: node.type, attrs: node.attrs } : { type: node.type }
    if (node.type === 'text' || inlineNodes.has(node.type)) addInline(units, [node])
    else if (children.some((child) => isObject(child) && child.type !== 'text' && !inlineNodes.has(child.type))) {
      addBlocks(units, children, [...within, { ...step, start: true }])
    } else {
      addInline(units, children)
      const whole = [...within, step]
      const isPlain = whole.length === 1 && step.type === 'paragraph' && !step.attrs
      units.push({ content: lineEnd, attributes: isPlain ? {} : { [blockAttribute]: whole } })
    }
    within = within.map(nodeOfStep)
  }
}

function addInline(units: TextUnit[], nodes: RichTextNode[]): void {
  for (const node of nodes) {
    if (!isObject(node)) continue
    const attributes = Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]))
    if (node.type !== 'text') units.push({ content: node.attrs ? { type: node.type, attrs: node.attrs } : { type: node.type }, attributes })
    else for (let at = 0; at < (node.text ?? '').length; at++) units.push({ content: (node.text ?? '').charAt(at), attributes })
  }
}

function addText(inline: RichTextNode[], text: string, marks: RichTextNode['marks']): void {
  const last = inline.at(-1)
  if (last?.type === 'text' && isSameJson(last.marks, marks)) last.text += text
  else inline.push(marks ? { type: 'text', marks, text } : { type: 'text', text })
}

function marksOf(attributes: Record<string, unknown>): RichTextNode['marks'] {
  const marks = markOrder
    .filter((type) => isObject(attributes[type]))
    .map((type) => {
      const attrs = attributes[type] as Record<string, unknown>
      return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
    })
  return marks.length > 0 ? marks : undefined
}

function addLine(top: RichTextNode[], open: OpenBlock[], path: BlockStep[], inline: RichTextNode[]): void {
  const containers = path.slice(0, -1)
  const line = path.at(-1) ?? plainParagraph
  const shared = containers.findIndex((step, depth) => !continues(open[depth], step))
  open.length = shared < 0 ? containers.length : shared
  let children = open.at(-1)?.children ?? top
  for (const step of containers.slice(open.length)) {
    const block = { step, children: [] as RichTextNode[] }
    children.push({ ...nodeOfStep(step), content: block.children })
    open.push(block)
    children = block.children
  }
  const node = nodeOfStep(line)
  if (inline.length > 0) node.content = inline
  children.push(node)
}

function continues(open: OpenBlock | undefined, step: BlockStep): boolean {
  return open !== undefined && !step.start && isSameJson(nodeOfStep(open.step), nodeOfStep(step))
}

function nodeOfStep({ type, attrs }: BlockStep): RichTextNode {
  return attrs ? { type, attrs } : { type }
}

// Lists hold items, items hold lists and lines: anything else could not be drawn and becomes its line alone.
function pathOf(value: unknown): BlockStep[] {
  const path = Array.isArray(value) ? value.filter(isBlockStep) : []
  const line = path.at(-1)
  if (line === undefined || !lineTypes.has(line.type)) return [plainParagraph]
  const isWellFormed = path.slice(0, -1).every(({ type }, depth) => (depth % 2 === 0 ? listTypes.has(type) : type === 'listItem'))
  return isWellFormed && path.length % 2 === 1 ? path : [line]
}

function isBlockStep(value: unknown): value is BlockStep {
  return isObject(value) && typeof value.type === 'string' && (value.attrs === undefined || isObject(value.attrs))
}
