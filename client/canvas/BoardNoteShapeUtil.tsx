import {
  Group2d,
  NoteShapeUtil,
  Rectangle2d,
  type SvgExportContext,
  type TLFontFace,
  type TLHandle,
  type TLNoteShape,
} from '@tldraw/tldraw'
import i18next from 'i18next'
import type { JSX } from 'react'
import { caseFieldsOf } from '../../shared/board/caseFields.ts'
import { authorIn, noteSize } from '../../shared/board/caseNote.ts'
import { dotsOn, showsDots } from './dots/noteDots.ts'
import { fontFacesFor } from '../matrix/boardFonts.ts'
import { settingsOnCanvas } from '../notes/canvasSettings.ts'
import { noteFootSvg, NoteFootMarks } from './NoteFootMarks.tsx'
import { LazyRectangle2d } from './LazyRectangle2d.ts'
import { measureNote, needsMeasuring, withMeasures } from './measureNote.ts'
import { SteppingBack } from './SteppingBack.tsx'
import { WritersMarks } from './WritersMarks.tsx'

/** tldraw's note, in the board's font, with a quiet line at its foot. From afar it is a dot (dots/), and shows so when it is selected. */
export class BoardNoteShapeUtil extends NoteShapeUtil {
  override getFontFaces(shape: TLNoteShape): TLFontFace[] {
    const { media } = caseFieldsOf(shape.meta)
    const word = media ? i18next.t(`case.media.${media}`) : ''
    return [...super.getFontFaces(shape), ...fontFacesFor(`${authorIn(shape.meta).name}${word}0123456789`)]
  }

  /** As tldraw's, with the text's place as we measure it. */
  override getGeometry(shape: TLNoteShape): Group2d {
    const { scale, growY } = shape.props
    const [w, h] = [noteSize * scale, (noteSize + growY) * scale]
    return new Group2d({
      children: [
        new Rectangle2d({ width: w, height: h, isFilled: true }),
        new LazyRectangle2d({ isLabel: true }, () => this.#textPlace(shape, w, h)),
      ],
    })
  }

  override onBeforeCreate(next: TLNoteShape): TLNoteShape | undefined {
    return withMeasures(this.editor, next)
  }

  override onBeforeUpdate(before: TLNoteShape, next: TLNoteShape): TLNoteShape | undefined {
    return needsMeasuring(before, next) ? withMeasures(this.editor, next) : undefined
  }

  /** What a screen reader says of it: its words, and what its colour stands for. */
  override getAriaDescriptor(shape: TLNoteShape): string {
    const meaning = settingsOnCanvas(this.editor).get().legend.get(shape.props.color)
    return [this.getText(shape).trim(), meaning].filter(Boolean).join(', ')
  }

  override component(shape: TLNoteShape): JSX.Element {
    return (
      <SteppingBack id={shape.id}>
        {super.component(shape)}
        <NoteFootMarks shape={shape} />
        <WritersMarks shape={shape} />
      </SteppingBack>
    )
  }

  override hideSelectionBoundsFg(): boolean {
    return this.#isDot()
  }

  override getHandles(shape: TLNoteShape): TLHandle[] {
    return this.#isDot() ? [] : super.getHandles(shape)
  }

  override indicator(shape: TLNoteShape): JSX.Element {
    const dot = dotsOn(this.editor)?.get(shape.id)
    if (!dot) return super.indicator(shape)
    const { x, y } = this.editor.getPointInShapeSpace(shape, dot)
    const turn = (-this.editor.getShapePageTransform(shape).rotation() * 180) / Math.PI
    const zoom = this.editor.getZoomLevel()
    const [w, h] = [(dot.w + ringGap) / zoom, (dot.h + ringGap) / zoom]
    return <rect x={-w / 2} y={-h / 2} width={w} height={h} rx={h / 2} transform={`translate(${x} ${y}) rotate(${turn})`} />
  }

  override toSvg(shape: TLNoteShape, context: SvgExportContext): JSX.Element {
    return (
      <>
        {super.toSvg(shape, context)}
        {noteFootSvg(shape, this.editor, context)}
      </>
    )
  }

  #textPlace(shape: TLNoteShape, w: number, h: number): Rectangle2d {
    const { scale, align, verticalAlign } = shape.props
    const { labelWidth, labelHeight } = measureNote(this.editor, shape)
    const [width, height] = [labelWidth * scale, labelHeight * scale]
    return new Rectangle2d({
      x: align === 'start' ? 0 : align === 'end' ? w - width : (w - width) / 2,
      y: verticalAlign === 'start' ? 0 : verticalAlign === 'end' ? h - height : (h - height) / 2,
      width,
      height,
      isFilled: true,
    })
  }

  #isDot(): boolean {
    return showsDots(this.editor)
  }
}

/** Between a dot and the ring around it, both sides together, in screen pixels. */
const ringGap = 5
