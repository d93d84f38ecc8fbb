/** What fits on a sheet of A4 or Letter on its side, in CSS pixels, below the title. */
const sheet = { w: 950, h: 620 }

/**
 * Prepares a board for the browser's own printing: what is on the screen goes onto one sheet, without toolbars (print.css). The canvas
 * keeps its size while it is printed and is made smaller as a whole: laid out anew it would lack what it hasn't drawn. Returns the way to stop.
 */
export function printBoard(canvas: () => HTMLElement | null): () => void {
  const prepare = (): void => {
    const box = canvas()?.getBoundingClientRect()
    if (!box || box.width === 0 || box.height === 0) return
    const { style } = document.documentElement
    style.setProperty('--print-width', `${box.width}px`)
    style.setProperty('--print-height', `${box.height}px`)
    style.setProperty('--print-scale', String(Math.min(sheet.w / box.width, sheet.h / box.height)))
  }
  addEventListener('beforeprint', prepare)
  return () => removeEventListener('beforeprint', prepare)
}
