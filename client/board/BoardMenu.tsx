import { CopyPlus, CornerUpLeft, FastForward, FileInput, FolderInput, House, Info, Keyboard, Library, ListPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { circlePath } from '../boards/circleLink.ts'
import { useKeptCircles } from '../boards/keptCircles.ts'
import { chooseTheme } from '../device/theme.ts'
import { useTheme } from '../device/useTheme.ts'
import { useThemeOptions } from '../device/useThemeOptions.ts'
import type { CircleInShort } from '../http/boardApi.ts'
import { localeOptions } from '../i18n/localeOptions.ts'
import { changeLocale } from '../i18n/startI18n.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Mark } from '../ui/Mark.tsx'
import { Menu, MenuChoice, MenuItem, MenuLine, MenuLink, MenuText } from '../ui/Menu.tsx'
import { AboutDialog } from './AboutDialog.tsx'
import styles from './BoardMenu.module.css'
import type { ContinuedBoard } from './useContinued.ts'

/** `onWriteMany`, `onImport`: where one may write. These and `onShortcuts` only once the canvas is there. */
type BoardMenuProps = {
  onWriteMany: (() => void) | undefined
  onImport: (() => void) | undefined
  onShortcuts: (() => void) | undefined
  onDuplicate: () => void
  /** For those who may edit. */
  onCarryOn: (() => void) | undefined
  continued: ContinuedBoard | undefined
  /** For facilitators. */
  onDelete: (() => void) | undefined
  onShelf: (() => void) | undefined
  /** Through which one has come. */
  circle: CircleInShort | undefined
}

/** The mark as a menu: the way home, many notes at once, files, how to have the page, the keys, what this is. */
export function BoardMenu(props: BoardMenuProps) {
  const { onWriteMany, onImport, onShortcuts, onDuplicate, onCarryOn, continued, onShelf, circle, onDelete } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const theme = useTheme()
  const themeOptions = useThemeOptions()
  const [aboutOpen, setAboutOpen] = useState(false)
  const circleLink = useKeptCircles().find(({ circleId }) => circleId === circle?.circleId)
  return (
    <>
      <Menu trigger={<IconButton label={t('board.menu.open')} icon={<Mark size={24} />} className={styles['mark']} />}>
        <MenuLink icon={<House />} href="/">
          {t('board.menu.home')}
        </MenuLink>
        {circleLink && circle && (
          <MenuLink icon={<Library />} href={circlePath(circleLink)}>
            {t('shelf.back', { name: circle.name })}
          </MenuLink>
        )}
        {continued && <Continued {...continued} />}
        {onWriteMany && (
          <MenuItem icon={<ListPlus />} onSelect={onWriteMany}>
            {t('board.menu.writeMany')}
          </MenuItem>
        )}
        {onImport && (
          <MenuItem icon={<FileInput />} onSelect={onImport}>
            {t('board.menu.import')}
          </MenuItem>
        )}
        <MenuItem icon={<CopyPlus />} onSelect={onDuplicate}>
          {t('board.menu.duplicate')}
        </MenuItem>
        {onCarryOn && (
          <MenuItem icon={<FastForward />} onSelect={onCarryOn}>
            {t('board.menu.carryOn')}
          </MenuItem>
        )}
        {onShelf && (
          <MenuItem icon={<FolderInput />} onSelect={onShelf}>
            {t('shelf.open')}
          </MenuItem>
        )}
        {onDelete && (
          <MenuItem icon={<Trash2 />} onSelect={onDelete}>
            {t('board.menu.delete')}
          </MenuItem>
        )}
        <MenuLine />
        <MenuChoice label={t('common.language')} value={locale} options={localeOptions} onChange={(next) => void changeLocale(next)} />
        <MenuChoice label={t('common.theme.name')} value={theme} options={themeOptions} onChange={chooseTheme} />
        <MenuLine />
        {onShortcuts && (
          <MenuItem icon={<Keyboard />} onSelect={onShortcuts}>
            {t('board.menu.shortcuts')}
          </MenuItem>
        )}
        <MenuItem icon={<Info />} onSelect={() => setAboutOpen(true)}>
          {t('board.menu.about')}
        </MenuItem>
      </Menu>
      <AboutDialog open={aboutOpen} onClose={() => setAboutOpen(false)} />
    </>
  )
}

/** Which board this one continues. Whoever can't go there reads it. */
function Continued({ title, href }: ContinuedBoard) {
  const { t } = useTranslation()
  const text = t('board.menu.continues', { title })
  if (href === undefined) return <MenuText icon={<CornerUpLeft />}>{text}</MenuText>
  return (
    <MenuLink icon={<CornerUpLeft />} href={href}>
      {text}
    </MenuLink>
  )
}
