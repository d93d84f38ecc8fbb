import {
  getDefaultColorTheme,
  stopEventPropagation,
  useDefaultColorTheme,
  useEditor,
  type SvgExportContext,
  type TLNoteShape,
} from '@tldraw/tldraw'
import i18next from 'i18next'
import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { noteSize } from '../../shared/board/caseNote.ts'
import { boardFontStack } from '../matrix/boardFonts.ts'
import { settingsOnCanvas } from '../notes/canvasSettings.ts'
import { useReadable } from '../ui/useReadable.ts'
import { pictureMarks } from '../notes/pictureMarks.ts'
import { footOf, roughWidth, shortenedTo, type NoteFoot } from './noteFoot.ts'

const fontSize = 12
/** The foot lies in the note's padding, where its text never comes. In canvas pixels from the note's lower edge. */
const footHeight = 17
const side = 10
const between = 6
/** A number stands in the padding above the text. */
const numberBaseline = 14
const noFoot: NoteFoot = { author: '', media: undefined, hasPrompts: false, link: undefined }
/** Two links of a chain, on a square of 24. */
const linkPath = 'M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71'

/** The line at the foot of a note: its kind of media, whose it is, whether more is written about it, its link. */
export function NoteFootMarks({ shape }: { shape: TLNoteShape }): JSX.Element | null {
  const editor = useEditor()
  const { t } = useTranslation()
  const theme = useDefaultColorTheme()
  const { author, media, hasPrompts, link } = footOf(shape, useReadable(settingsOnCanvas(editor)))
  if (author === '' && !media && !hasPrompts && !link) return null
  const { scale, growY, color } = shape.props
  const style = {
    width: noteSize * scale,
    height: footHeight * scale,
    top: (noteSize + growY - footHeight) * scale,
    fontSize: fontSize * scale,
    color: theme[color].note.text,
  }
  return (
    <div className="board-note-foot" style={style}>
      {media && <span className="board-note-media">{t(`case.media.${media}`)}</span>}
      <span className="board-note-author" dir="auto">
        {author}
      </span>
      {hasPrompts && <span className="board-note-dot" role="img" aria-label={t('case.mark.prompts')} title={t('case.mark.prompts')} />}
      {link && (
        <a
          className="board-note-link"
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          draggable={false}
          // Tab goes from note to note; with the keyboard the link is opened from the panel.
          tabIndex={-1}
          aria-label={t('case.mark.link', { address: link })}
          title={t('case.mark.link', { address: link })}
          onPointerDown={stopEventPropagation}
          onPointerUp={stopEventPropagation}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={linkPath} />
          </svg>
        </a>
      )}
    </div>
  )
}

/** The same line in a picture of the board, and the note's number where the picture has numbers. */
export function noteFootSvg(
  shape: TLNoteShape,
  editor: Parameters<typeof settingsOnCanvas>[0],
  context: SvgExportContext,
): JSX.Element | null {
  const marks = pictureMarks(editor)
  const number = marks.numberOf(shape.id)
  const { author, media, hasPrompts, link } = marks.showsAuthors ? footOf(shape, settingsOnCanvas(editor).get()) : noFoot
  if (author === '' && !media && !hasPrompts && !link && number === undefined) return null
  const theme = getDefaultColorTheme({ isDarkMode: context.isDarkMode })
  const mediaWord = media ? i18next.t(`case.media.${media}`) : ''
  const left = media ? side + roughWidth(mediaWord, fontSize) + between : side
  const linkX = noteSize - side - fontSize
  const dotX = (link ? linkX - between : noteSize - side) - 3
  const right = hasPrompts ? dotX - 3 - between : link ? linkX - between : noteSize - side
  const baseline = noteSize + shape.props.growY - 5
  return (
    <g fontFamily={boardFontStack} fontSize={fontSize} fill={theme[shape.props.color].note.text} fillOpacity={0.8}>
      {number !== undefined && (
        <text x={side} y={numberBaseline} fontWeight={700}>
          {number}
        </text>
      )}
      {media && (
        <text x={side} y={baseline}>
          {mediaWord}
        </text>
      )}
      {author && (
        <text x={(left + right) / 2} y={baseline} textAnchor="middle">
          {shortenedTo(author, right - left, fontSize)}
        </text>
      )}
      {hasPrompts && <circle cx={dotX} cy={baseline - 4} r={3} />}
      {link && (
        <path
          d={linkPath}
          transform={`translate(${linkX} ${baseline - 10}) scale(0.5)`}
          fill="none"
          stroke={theme[shape.props.color].note.text}
          strokeOpacity={0.8}
          strokeWidth={2.5}
          strokeLinecap="round"
        />
      )}
    </g>
  )
}
