import type { JSX, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { legendNameLength } from '../../../shared/board/boardSettings.ts'
import { noteSwatch } from '../../notes/noteSwatch.ts'
import { useOwnColorName } from '../../notes/useColorName.ts'
import { isComposing } from '../../ui/isComposing.ts'
import { useDraft } from '../useDraft.ts'
import styles from './Legend.module.css'

type LegendEntryProps = {
  color: string
  name: string
  /** Undefined: only to be read. */
  onName: ((name: string) => void) | undefined
  /** The person is done here: by Enter or Escape. */
  onDone: () => void
}

/** One colour and what it stands for. */
export function LegendEntry({ color, name, onName, onDone }: LegendEntryProps): JSX.Element {
  const { t } = useTranslation()
  const ownName = useOwnColorName()(color)
  const draft = useDraft()

  function apply(): void {
    const typed = draft.now()
    if (typed !== undefined && typed.trim() !== name) onName?.(typed)
    draft.set(undefined)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // On the way down to the field: the canvas around it listens to every key.
    event.stopPropagation()
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') draft.set(undefined)
    if (event.key === 'Enter') apply()
    if (event.key === 'Escape' || event.key === 'Enter') onDone()
  }

  return (
    <li className={styles['entry']}>
      <span className={styles['swatch']} style={{ background: noteSwatch(color) }} aria-hidden="true" />
      {onName ? (
        <input
          className={styles['field']}
          aria-label={t('canvas.legend.standsFor', { color: ownName })}
          placeholder={ownName}
          maxLength={legendNameLength}
          autoComplete="off"
          value={draft.text ?? name}
          onChange={(event) => draft.set(event.target.value)}
          onBlur={apply}
          onKeyDownCapture={onKeyDown}
        />
      ) : (
        <span className={styles['name']}>
          <span className="visually-hidden">{ownName}: </span>
          {name}
        </span>
      )}
    </li>
  )
}
