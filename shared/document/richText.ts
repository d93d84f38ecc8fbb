/** A note's text as ProseMirror's JSON: what tldraw keeps in `props.richText`. */
export type RichText = { type: 'doc'; content: RichTextNode[] }

export type RichTextNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: RichTextNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

/** Whether `value` has the outer form of a rich text. Its nodes are read with care by `unitsOfRichText`. */
export function isRichText(value: unknown): value is RichText {
  return isObject(value) && value.type === 'doc' && Array.isArray(value.content)
}

/** The characters of a text, its paragraphs separated by newlines. */
export function plainTextOf(richText: RichText): string {
  return richText.content.map(textOfNode).join('\n')
}

/** Whether `value` is an object with fields: no array, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOfNode(node: RichTextNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const separator = node.content?.some((child) => child.type === 'text' || child.type === 'hardBreak') ? '' : '\n'
  return (node.content ?? []).map(textOfNode).join(separator)
}
