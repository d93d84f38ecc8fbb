import * as Y from 'yjs'

/** A note's text as ProseMirror's JSON: what tldraw keeps in `props.richText`. */
export type RichText = { type: 'doc'; content: RichTextNode[]; attrs?: Record<string, unknown> }

export type RichTextNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: RichTextNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

/**
 * A new shared text with the content of `richText`, in the layout of y-prosemirror: a node is an XmlElement, neighbouring
 * texts are one XmlText, a mark is a format of it. Only a note's creator or the server may make one: two that seed a
 * note's text double it.
 */
export function fragmentOfRichText(richText: RichText): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, childrenOfNodes(richText.content))
  return fragment
}

/** The text in `fragment` as ProseMirror's JSON. */
export function richTextOfFragment(fragment: Y.XmlFragment): RichText {
  return { type: 'doc', content: nodesOfChildren(fragment) }
}

/** The characters of a text, its paragraphs separated by newlines. */
export function plainTextOf(richText: RichText): string {
  return richText.content.map(textOfNode).join('\n')
}

function childrenOfNodes(nodes: RichTextNode[] = []): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let texts: RichTextNode[] = []
  const endTexts = (): void => {
    if (texts.length > 0) children.push(xmlTextOf(texts))
    texts = []
  }
  for (const node of nodes) {
    if (node.type === 'text') {
      texts.push(node)
    } else {
      endTexts()
      children.push(xmlElementOf(node))
    }
  }
  endTexts()
  return children
}

function xmlElementOf(node: RichTextNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, never>>(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // y-prosemirror reads a missing attribute as its default, which null is.
    if (value !== null && value !== undefined) element.setAttribute(name, value as never)
  }
  element.insert(0, childrenOfNodes(node.content))
  return element
}

function xmlTextOf(texts: RichTextNode[]): Y.XmlText {
  const xmlText = new Y.XmlText()
  xmlText.applyDelta(
    texts.map(({ text = '', marks = [] }) => ({
      insert: text,
      attributes: Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  )
  return xmlText
}

function nodesOfChildren(parent: Y.XmlFragment): RichTextNode[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return textNodesOf(child)
    if (child instanceof Y.XmlElement) return [nodeOf(child)]
    return []
  })
}

function nodeOf(element: Y.XmlElement): RichTextNode {
  const node: RichTextNode = { type: element.nodeName }
  const attrs: Record<string, unknown> = element.getAttributes()
  if (Object.keys(attrs).length > 0) node.attrs = attrs
  if (element.length > 0) node.content = nodesOfChildren(element)
  return node
}

function textNodesOf(xmlText: Y.XmlText): RichTextNode[] {
  const nodes: RichTextNode[] = []
  for (const { insert, attributes = {} } of xmlText.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string' || insert === '') continue
    const marks = Object.entries(attributes).map(([type, attrs]) =>
      isFilled(attrs) ? { type, attrs } : { type },
    )
    nodes.push(marks.length > 0 ? { type: 'text', text: insert, marks } : { type: 'text', text: insert })
  }
  return nodes
}

function isFilled(attrs: unknown): attrs is Record<string, unknown> {
  return typeof attrs === 'object' && attrs !== null && Object.keys(attrs).length > 0
}

function textOfNode(node: RichTextNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const separator = node.content?.some((child) => child.type === 'text' || child.type === 'hardBreak') ? '' : '\n'
  return (node.content ?? []).map(textOfNode).join(separator)
}
