import type { Editor } from '@tldraw/tldraw'
import { keepFontsOut } from './pictureFonts.ts'
import type { Shown } from './shownIn.ts'

/** How far something is, and whether it is still wanted. */
export type Watching = { onProgress: (part: number) => void; signal: AbortSignal }

/** How long a piece may take, in milliseconds: a page that answers within a tenth of a second is not felt to stand still. */
const pieceMs = 80
const firstPiece = 8
const largestPiece = 100

/**
 * Draws what a picture shows as SVG, some shapes at a time, the lowest first, so that the page goes on working. `take` gets each piece while it is laid
 * out in the page, and only then. All pieces have the same view. Resolves to whether it was drawn to its end.
 */
export async function drawPieces(
  editor: Editor,
  { ids, bounds, padding }: Shown,
  isDark: boolean,
  { onProgress, signal }: Watching,
  take: (svg: SVGSVGElement) => void,
): Promise<boolean> {
  const stops = [keepTextsPlain(editor), keepFontsOut(editor)]
  try {
    let count = firstPiece
    for (let first = 0; first < ids.length;) {
      if (signal.aborted) return false
      const start = performance.now()
      const some = ids.slice(first, first + count)
      const drawn = await editor.getSvgElement(some, { bounds: bounds.clone(), padding, background: false, darkMode: isDark })
      if (drawn) take(drawn.svg)
      first += some.length
      count = nextCount(count, performance.now() - start)
      onProgress(Math.min(1, first / ids.length))
      await nextTask()
    }
    return !signal.aborted
  } finally {
    for (const stop of stops) stop()
  }
}

function nextCount(count: number, tookMs: number): number {
  const fitting = Math.round((count * pieceMs) / Math.max(1, tookMs))
  return Math.max(1, Math.min(largestPiece, 2 * count, fitting))
}

/**
 * tldraw writes the computed styles of every element of a text into it, which takes longer than everything else together. We read where its
 * letters are and throw it away: so the mark by which tldraw finds such texts is taken off as soon as they are in the page.
 */
function keepTextsPlain(editor: Editor): () => void {
  const mark = 'tl-export-embed-styles'
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof Element)) continue
      for (const text of node.querySelectorAll(`foreignObject.tl-rich-text-svg.${mark}`)) text.classList.remove(mark)
      if (node.matches(`foreignObject.tl-rich-text-svg.${mark}`)) node.classList.remove(mark)
    }
  })
  observer.observe(editor.getContainer(), { childList: true, subtree: true })
  return () => observer.disconnect()
}

/** Lets the page do what waits before going on. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
