import { SunMoon } from 'lucide-react'
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
import { Segmented } from '../ui/Segmented.tsx'
import styles from './HomeHeader.module.css'

/** The mark and the name, and how to have the page: language and brightness. */
export function HomeHeader() {
  const { t } = useTranslation()
  const locale = useLocale()
  const theme = useTheme()
  const themeOptions = useThemeOptions()
  return (
    <header className={styles['header']}>
      <span className={styles['brand']}>
        <Mark size={30} />
        <span>Flamingo</span>
      </span>
      <div className={styles['settings']}>
        <Segmented
          label={t('common.language')}
          labelHidden
          value={locale}
          options={localeOptions}
          onChange={(next) => void changeLocale(next)}
        />
        <Menu align="end" trigger={<IconButton label={t('common.theme.name')} icon={<SunMoon />} />}>
          <MenuChoice label={t('common.theme.name')} value={theme} options={themeOptions} onChange={chooseTheme} />
        </Menu>
      </div>
    </header>
  )
}
