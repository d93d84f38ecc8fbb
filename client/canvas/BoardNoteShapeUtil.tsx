import { NoteShapeUtil, type SvgExportContext, type TLFontFace, type TLHandle, type TLNoteShape } from '@tldraw/tldraw'
import i18next from 'i18next'
import type { JSX } from 'react'
import { caseFieldsOf } from '../../shared/board/caseFields.ts'
import { authorIn } from '../../shared/board/caseNote.ts'
import { dotSize } from './dots/layOutDots.ts'
import { dotsOn } from './dots/noteDots.ts'
import { fontFacesFor } from '../matrix/boardFonts.ts'
import { noteFootSvg, NoteFootMarks } from './NoteFootMarks.tsx'
import { SteppingBack } from './SteppingBack.tsx'
import { WritersMarks } from './WritersMarks.tsx'

/** tldraw's note, in the board's font, with a quiet line at its foot. From afar it is a dot (dots/), and shows so when it is selected. */
export class BoardNoteShapeUtil extends NoteShapeUtil {
  override getFontFaces(shape: TLNoteShape): TLFontFace[] {
    const { media } = caseFieldsOf(shape.meta)
    const word = media ? i18next.t(`case.media.${media}`) : ''
    return [...super.getFontFaces(shape), ...fontFacesFor(authorIn(shape.meta).name + word)]
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
    const [w, h] = [(dot.w + ringGap) / zoom, (dotSize + ringGap) / zoom]
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

  #isDot(): boolean {
    return dotsOn(this.editor)?.isOn.get() === true
  }
}

/** Between a dot and the ring around it, both sides together, in screen pixels. */
const ringGap = 5
