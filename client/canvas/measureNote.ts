import {
  FONT_FAMILIES,
  isEqual,
  LABEL_FONT_SIZES,
  renderHtmlFromRichTextForMeasurement,
  TEXT_PROPS,
  type Editor,
  type TLNoteShape,
} from '@tldraw/tldraw'
import { noteSize } from '../../shared/board/caseNote.ts'
import { isRichText, plainTextOf } from '../../shared/document/richText.ts'
import { fittingSize, textSizes } from '../../shared/picture/fittingSize.ts'

/** How a note's text fits: the size of its letters (0: as the note's style has it), and what it needs, in canvas pixels at scale 1. */
export type NoteMeasures = { fontSizeAdjustment: number; labelWidth: number; labelHeight: number }

/** tldraw's, around a note's text. */
const padding = 16
/** The widest that a line of text gets. One pixel less than there is: browsers round widths. */
const lineWidth = noteSize - 2 * padding - 1

/** By the text itself, which stays the same thing while a note is moved and restyled; then by its font and size. */
let measuresByText = new WeakMap<object, Map<string, NoteMeasures>>()

/** Measures a note's text, once in each font and size. */
export function measureNote(editor: Editor, note: TLNoteShape): NoteMeasures {
  const { richText, font, size } = note.props
  const known = measuresByText.get(richText) ?? new Map<string, NoteMeasures>()
  const measures = known.get(`${font} ${size}`) ?? measureText(editor, note)
  measuresByText.set(richText, known.set(`${font} ${size}`, measures))
  return measures
}

/** Has every text measured anew: fonts have come that it may have waited for. */
export function forgetMeasures(): void {
  measuresByText = new WeakMap()
}

/** The note with the height and the size of letters that its text needs; undefined when it has them. */
export function withMeasures(editor: Editor, note: TLNoteShape): TLNoteShape | undefined {
  const { fontSizeAdjustment, labelHeight } = measureNote(editor, note)
  const growY = Math.max(0, labelHeight - noteSize)
  if (growY === note.props.growY && fontSizeAdjustment === note.props.fontSizeAdjustment) return undefined
  return { ...note, props: { ...note.props, growY, fontSizeAdjustment } }
}

/** Whether a change of a note changes what is measured. */
export function needsMeasuring({ props: before }: TLNoteShape, { props: after }: TLNoteShape): boolean {
  return before.font !== after.font || before.size !== after.size || !isEqual(before.richText, after.richText)
}

function measureText(editor: Editor, { props }: TLNoteShape): NoteMeasures {
  const largest = LABEL_FONT_SIZES[props.size]
  if (!isRichText(props.richText) || plainTextOf(props.richText) === '') {
    return { fontSizeAdjustment: 0, labelWidth: 100, labelHeight: largest * TEXT_PROPS.lineHeight + 2 * padding }
  }
  const html = renderHtmlFromRichTextForMeasurement(editor, props.richText)
  const measure = (fontSize: number, breakWords: boolean) =>
    editor.textMeasure.measureHtml(html, {
      ...TEXT_PROPS,
      fontFamily: FONT_FAMILIES[props.font],
      fontSize,
      maxWidth: lineWidth,
      disableOverflowWrapBreaking: !breakWords,
      measureScrollWidth: !breakWords,
    })
  const fitting = fittingSize(textSizes(largest), (fontSize) => {
    const { w, h, scrollWidth } = measure(fontSize, false)
    return { fits: Math.round(scrollWidth) === Math.round(w) && h + 2 * padding <= noteSize, w, h }
  })
  // At the floor a word that is still too long is broken, and the note grows.
  const { size, w, h } = fitting ?? { size: Math.min(...textSizes(largest)), ...measure(Math.min(...textSizes(largest)), true) }
  return { fontSizeAdjustment: size, labelWidth: w + 2 * padding, labelHeight: h + 2 * padding }
}
