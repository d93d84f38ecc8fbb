import { useTranslation } from 'react-i18next'
import { chooseTheme } from '../device/theme.ts'
import { useTheme } from '../device/useTheme.ts'
import { useThemeOptions } from '../device/useThemeOptions.ts'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './HomeFooter.module.css'

/** Under which licences this comes, and how bright one wants it. */
export function HomeFooter() {
  const { t } = useTranslation()
  const theme = useTheme()
  const options = useThemeOptions()
  return (
    <footer className={styles['footer']}>
      <p>{t('home.foot')}</p>
      <Segmented label={t('common.theme.name')} labelHidden value={theme} options={options} onChange={chooseTheme} />
    </footer>
  )
}
