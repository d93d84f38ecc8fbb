import type { Node } from '@tiptap/pm/model'

/**
 * The index in the flat shared text (`shared/document/textUnits.ts`) of a position in the document of a text editor:
 * what is before it in its line, and all lines before with their ends.
 */
export function textIndexAt(doc: Node, position: number): number {
  let index = 0
  doc.descendants((node, start) => {
    if (node.isTextblock && start < position) {
      const end = start + 1 + node.content.size
      index += position > end ? node.content.size + 1 : position - start - 1
    }
    return !node.isTextblock && start < position
  })
  return index
}

/** The position in the document of a text editor of an index in the flat text; the end when the text is shorter. */
export function positionAtTextIndex(doc: Node, index: number): number {
  let left = index
  let found: number | undefined
  doc.descendants((node, start) => {
    if (!node.isTextblock || found !== undefined) return found === undefined
    if (left <= node.content.size) found = start + 1 + left
    left -= node.content.size + 1
    return false
  })
  return found ?? doc.content.size
}
