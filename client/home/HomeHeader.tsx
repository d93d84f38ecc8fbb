import { useTranslation } from 'react-i18next'
import { localeOptions } from '../i18n/localeOptions.ts'
import { changeLocale } from '../i18n/startI18n.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Mark } from '../ui/Mark.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './HomeHeader.module.css'

/** The mark and the name, and the page's language. */
export function HomeHeader() {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <header className={styles['header']}>
      <span className={styles['brand']}>
        <Mark size={30} />
        <span>Flamingo</span>
      </span>
      <Segmented
        label={t('common.language')}
        labelHidden
        value={locale}
        options={localeOptions}
        onChange={(next) => void changeLocale(next)}
      />
    </header>
  )
}
