import { DefaultColorStyle, useEditor, type SharedStyle, type TLDefaultColorStyle } from '@tldraw/tldraw'
import { useId, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { settingsOnCanvas } from '../../notes/canvasSettings.ts'
import { noteSwatch } from '../../notes/noteSwatch.ts'
import { useOwnColorName } from '../../notes/useColorName.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { noteColors } from '../../../shared/board/noteColors.ts'
import styles from './NoteColorPicker.module.css'

/** The colours for notes, by name and with what the group has agreed that each stands for. `color`: of what is selected. */
export function NoteColorPicker({ color }: { color: SharedStyle<TLDefaultColorStyle> }): JSX.Element {
  const { t } = useTranslation()
  const editor = useEditor()
  const { legend } = useReadable(settingsOnCanvas(editor))
  const ownName = useOwnColorName()
  const group = useId()
  const chosen = color.type === 'shared' ? color.value : undefined
  // A note from elsewhere may have a colour that isn't offered: it is shown, and can be kept.
  const offered: readonly TLDefaultColorStyle[] = noteColors
  const colors = chosen && !offered.includes(chosen) ? [...offered, chosen] : offered

  function choose(next: TLDefaultColorStyle): void {
    editor.markHistoryStoppingPoint('colour of notes')
    editor.run(() => {
      if (editor.isIn('select')) editor.setStyleForSelectedShapes(DefaultColorStyle, next)
      editor.setStyleForNextShapes(DefaultColorStyle, next)
    })
  }

  return (
    <fieldset className={styles['colors']} data-testid="note-colors">
      <legend className="visually-hidden">{t('canvas.colors.label')}</legend>
      {colors.map((name) => (
        <label key={name} className={styles['color']}>
          <input type="radio" name={group} className={styles['radio']} checked={name === chosen} onChange={() => choose(name)} />
          <span className={styles['swatch']} style={{ background: noteSwatch(name) }} />
          <span className={styles['name']}>
            {ownName(name)}
            {legend.has(name) && <span className={styles['meaning']}>{legend.get(name)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
