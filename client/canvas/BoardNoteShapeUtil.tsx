import {
  getDefaultColorTheme,
  NoteShapeUtil,
  useDefaultColorTheme,
  type SvgExportContext,
  type TLFontFace,
  type TLNoteShape,
} from '@tldraw/tldraw'
import type { JSX } from 'react'
import { authorNameOf } from './authorship.ts'
import { WritersMarks } from './WritersMarks.tsx'
import { boardFontStack, fontFacesFor } from '../matrix/boardFonts.ts'

/** tldraw's note, in the board's font and with its author's name as a small line at the foot. */
export class BoardNoteShapeUtil extends NoteShapeUtil {
  override getFontFaces(shape: TLNoteShape): TLFontFace[] {
    return [...super.getFontFaces(shape), ...fontFacesFor(authorNameOf(shape))]
  }

  override component(shape: TLNoteShape): JSX.Element {
    return (
      <>
        {super.component(shape)}
        <AuthorMark shape={shape} />
        <WritersMarks shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLNoteShape, context: SvgExportContext): JSX.Element {
    const name = authorNameOf(shape)
    const theme = getDefaultColorTheme({ isDarkMode: context.isDarkMode })
    return (
      <>
        {super.toSvg(shape, context)}
        {name && (
          <text
            x={noteSize / 2}
            y={noteSize + shape.props.growY - 5}
            textAnchor="middle"
            fontFamily={boardFontStack}
            fontSize={12}
            fill={theme[shape.props.color].note.text}
            fillOpacity={0.8}
          >
            {shortened(name)}
          </text>
        )}
      </>
    )
  }
}

const noteSize = 200
const shownCharacters = 16

function AuthorMark({ shape }: { shape: TLNoteShape }): JSX.Element | null {
  const theme = useDefaultColorTheme()
  const name = authorNameOf(shape)
  if (name === '') return null
  const { scale, growY, color } = shape.props
  // In the note's padding, where its text never comes.
  const style = { width: noteSize * scale, top: (noteSize + growY - 17) * scale, fontSize: 12 * scale, color: theme[color].note.text }
  return (
    <div className="board-note-author" style={style} dir="auto">
      {name}
    </div>
  )
}

function shortened(name: string): string {
  const characters = [...name]
  return characters.length > shownCharacters ? `${characters.slice(0, shownCharacters).join('')}…` : name
}
