import { NoteShapeUtil, type SvgExportContext, type TLFontFace, type TLNoteShape } from '@tldraw/tldraw'
import i18next from 'i18next'
import type { JSX } from 'react'
import { caseFieldsOf } from '../../shared/board/caseFields.ts'
import { authorIn } from '../../shared/board/caseNote.ts'
import { fontFacesFor } from '../matrix/boardFonts.ts'
import { noteFootSvg, NoteFootMarks } from './NoteFootMarks.tsx'
import { SteppingBack } from './SteppingBack.tsx'
import { WritersMarks } from './WritersMarks.tsx'

/** tldraw's note, in the board's font, with a quiet line at its foot. */
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

  override toSvg(shape: TLNoteShape, context: SvgExportContext): JSX.Element {
    return (
      <>
        {super.toSvg(shape, context)}
        {noteFootSvg(shape, this.editor, context)}
      </>
    )
  }
}
