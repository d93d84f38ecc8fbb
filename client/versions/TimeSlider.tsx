import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { useVersionWords } from './useVersionWords.ts'
import styles from './Versions.module.css'

type TimeSliderProps = {
  /** The oldest first. */
  versions: readonly BoardVersion[]
  looking: BoardVersion | undefined
  onLook: (version: BoardVersion | undefined) => void
}

/** Goes through the versions from the oldest to now; arrow keys take one step. */
export function TimeSlider({ versions, looking, onLook }: TimeSliderProps) {
  const { t } = useTranslation()
  const words = useVersionWords()
  const id = useId()
  const found = versions.findIndex((version) => version.id === looking?.id)
  const place = found < 0 ? versions.length : found
  const text = looking ? words.whole(looking) : t('versions.now')
  return (
    <div className={styles['slider']}>
      <label htmlFor={id} className={styles['sliderLabel']}>
        {t('versions.slider')}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={versions.length}
        step={1}
        value={place}
        aria-valuetext={text}
        onChange={(event) => onLook(versions[Number(event.target.value)])}
      />
      <output htmlFor={id} className={styles['sliderText']}>
        {text}
      </output>
    </div>
  )
}
