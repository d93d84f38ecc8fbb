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
import { actionPaths, footFontSize, footOf, layOutFoot, linkPath, numberPlace, type NoteFoot } from '../../shared/picture/noteFoot.ts'

/** The foot lies in the note's padding, where its text never comes. In canvas pixels from the note's lower edge. */
const footHeight = 17
const noFoot: NoteFoot = { author: '', action: undefined, media: undefined, hasPrompts: false, link: undefined }

/** The line at the foot of a note: whether something is to be done, its kind of media, whose it is, whether more is written about it, its link. */
export function NoteFootMarks({ shape }: { shape: TLNoteShape }): JSX.Element | null {
  const editor = useEditor()
  const { t } = useTranslation()
  const theme = useDefaultColorTheme()
  const { author, action, media, hasPrompts, link } = footOf(shape, useReadable(settingsOnCanvas(editor)))
  if (author === '' && !action && !media && !hasPrompts && !link) return null
  const { scale, growY, color } = shape.props
  const style = {
    width: noteSize * scale,
    height: footHeight * scale,
    top: (noteSize + growY - footHeight) * scale,
    fontSize: footFontSize * scale,
    color: theme[color].note.text,
  }
  return (
    <div className="board-note-foot" style={style}>
      {action && (
        <svg className="board-note-action" viewBox="0 0 24 24" role="img" aria-label={t(`case.mark.${action}`)}>
          <title>{t(`case.mark.${action}`)}</title>
          <path d={actionPaths[action]} />
        </svg>
      )}
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
  const foot = marks.showsAuthors ? footOf(shape, settingsOnCanvas(editor).get()) : noFoot
  const mediaWord = foot.media ? i18next.t(`case.media.${foot.media}`) : ''
  const { action, media, author, prompts, link } = layOutFoot(foot, mediaWord, shape.props.growY)
  if (!author && !action && !media && !prompts && !link && number === undefined) return null
  const ink = getDefaultColorTheme({ isDarkMode: context.isDarkMode })[shape.props.color].note.text
  return (
    <g fontFamily={boardFontStack} fontSize={footFontSize} fill={ink} fillOpacity={0.8}>
      {number !== undefined && (
        <text {...numberPlace} fontWeight={700}>
          {number}
        </text>
      )}
      {media && <text {...media}>{mediaWord}</text>}
      {author && (
        <text x={author.x} y={author.y} textAnchor="middle">
          {author.text}
        </text>
      )}
      {prompts && <circle cx={prompts.x} cy={prompts.y} r={prompts.radius} />}
      {action && <FootSign path={action.path} at={action} ink={ink} />}
      {link && <FootSign path={linkPath} at={link} ink={ink} />}
    </g>
  )
}

function FootSign({ path, at: { x, y }, ink }: { path: string; at: { x: number; y: number }; ink: string }): JSX.Element {
  return (
    <path
      d={path}
      transform={`translate(${x} ${y}) scale(0.5)`}
      fill="none"
      stroke={ink}
      strokeOpacity={0.8}
      strokeWidth={2.5}
      strokeLinecap="round"
    />
  )
}
