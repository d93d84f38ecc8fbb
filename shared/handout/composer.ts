import type { Mark, Page } from '../typeset/page.ts'
import { placedMark } from '../typeset/page.ts'
import type { Bookmark } from '../pdf/writePdf.ts'
import type { Paper } from './handoutStyle.ts'

/** A column of a page that is being filled. */
type Frame = { page: number; x: number; top: number; w: number; bottom: number }

/** Fills pages column by column, from top to bottom and from left to right. */
export class Composer {
  readonly pages: Page[] = []
  readonly bookmarks: Bookmark[] = []
  readonly #paper: Paper
  #frames: Frame[] = []
  #at = 0
  #y = 0

  constructor(paper: Paper) {
    this.#paper = paper
    this.startPage()
  }

  get columnWidth(): number {
    return this.widthOf(1)
  }

  /** How wide so many columns are, with the gaps between them. */
  widthOf(columns: number): number {
    const { width, margin, columnGap } = this.#paper
    const one = (width - 2 * margin.side - (this.#paper.columns - 1) * columnGap) / this.#paper.columns
    return columns * one + (columns - 1) * columnGap
  }

  /** What is left of the column, in points. */
  get left(): number {
    return this.#frame.bottom - this.#y
  }

  /** Whether nothing stands in the column yet. */
  get isAtTop(): boolean {
    return this.#y === this.#frame.top
  }

  /** How high a column is from the top of a page. */
  get columnHeight(): number {
    const { height, margin } = this.#paper
    return height - margin.top - margin.bottom
  }

  startPage(): void {
    const { width, height, margin, columns, columnGap } = this.#paper
    this.pages.push({ width, height, marks: [] })
    const page = this.pages.length - 1
    const step = this.columnWidth + columnGap
    this.#frames = Array.from({ length: columns }, (_, column) => ({
      page,
      x: margin.side + column * step,
      top: margin.top,
      w: this.columnWidth,
      bottom: height - margin.bottom,
    }))
    this.#at = 0
    this.#y = margin.top
  }

  /** Puts something across the whole page; all columns go on below it. */
  putAcross(marks: readonly Mark[], height: number): void {
    this.#put(marks, this.#frames[0]?.x ?? 0, this.#y)
    this.#frames = this.#frames.map((frame) => ({ ...frame, top: this.#y + height }))
    this.#y += height
  }

  /** Puts something into the first columns: those go on below it, or not at all where too little is left. */
  putIntoFirst(columns: number, marks: readonly Mark[], height: number): void {
    this.#put(marks, this.#frames[0]?.x ?? 0, this.#y)
    if (columns < this.#frames.length) this.#frames = this.#frames.slice(columns)
    else this.#frames = this.#frames.map((frame) => ({ ...frame, top: frame.top + height }))
    this.#at = 0
    this.#y = this.#frame.top
  }

  /** Puts something into the column; it moves down by `height`. */
  put(marks: readonly Mark[], height: number): void {
    this.#put(marks, this.#frame.x, this.#y)
    this.#y += height
  }

  /** Room without anything, but not at the top of a column. */
  skip(height: number): void {
    if (!this.isAtTop) this.#y = Math.min(this.#frame.bottom, this.#y + height)
  }

  nextColumn(): void {
    this.#at += 1
    const next = this.#frames[this.#at]
    if (next) this.#y = next.top
    else this.startPage()
  }

  /** Remembers this place as one to jump to. */
  mark(title: string): void {
    this.bookmarks.push({ title, page: this.#frame.page, y: Math.max(0, this.#y - 8) })
  }

  get #frame(): Frame {
    return this.#frames[this.#at] ?? { page: 0, x: 0, top: 0, w: 0, bottom: 0 }
  }

  #put(marks: readonly Mark[], x: number, y: number): void {
    const page = this.pages[this.#frame.page]
    for (const mark of marks) page?.marks.push(placedMark(mark, 1, x, y))
  }
}
