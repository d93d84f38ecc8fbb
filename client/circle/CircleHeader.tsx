import { useTranslation } from 'react-i18next'
import { chooseTheme } from '../device/theme.ts'
import { useTheme } from '../device/useTheme.ts'
import { useThemeOptions } from '../device/useThemeOptions.ts'
import { localeOptions } from '../i18n/localeOptions.ts'
import { changeLocale } from '../i18n/startI18n.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Mark } from '../ui/Mark.tsx'
import { Menu, MenuChoice } from '../ui/Menu.tsx'
import { Settings2 } from 'lucide-react'
import styles from './CirclePage.module.css'

/** The mark as the way home, and how one would like to have the page. */
export function CircleHeader() {
  const { t } = useTranslation()
  const locale = useLocale()
  const theme = useTheme()
  const themeOptions = useThemeOptions()
  return (
    <header className={styles['header']}>
      <a className={styles['brand']} href="/" aria-label={t('common.toHome')}>
        <Mark size={30} />
        <span>Flamingo</span>
      </a>
      <Menu align="end" trigger={<IconButton label={t('circle.settings')} icon={<Settings2 />} />}>
        <MenuChoice label={t('common.language')} value={locale} options={localeOptions} onChange={(next) => void changeLocale(next)} />
        <MenuChoice label={t('common.theme.name')} value={theme} options={themeOptions} onChange={chooseTheme} />
      </Menu>
    </header>
  )
}
