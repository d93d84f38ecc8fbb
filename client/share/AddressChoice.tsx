import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './AddressChoice.module.css'

type AddressChoiceProps = { origins: readonly string[]; origin: string; onChange: (origin: string) => void }

/** Which of this machine's addresses the links carry: with a cable and Wi-Fi, only one of them is the room's. */
export function AddressChoice({ origins, origin, onChange }: AddressChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={styles['row']}>
      <label htmlFor={id}>{t('board.share.address')}</label>
      <select id={id} className={styles['select']} value={origin} onChange={(event) => onChange(event.target.value)}>
        {origins.map((one) => (
          <option key={one} value={one}>
            {new URL(one).host}
          </option>
        ))}
      </select>
    </div>
  )
}
