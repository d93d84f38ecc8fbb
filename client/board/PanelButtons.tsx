import { PanelRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/board/role.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { boardPanels, isPanelFor, type BoardPanel } from './boardPanels.ts'
import styles from './PanelButtons.module.css'

type PanelButtonsProps = { role: Role; open: BoardPanel | undefined; onToggle: (panel: BoardPanel) => void }

/** A button for each panel; on phones one button with all of them as a menu. */
export function PanelButtons({ role, open, onToggle }: PanelButtonsProps) {
  const { t } = useTranslation()
  const panels = boardPanels.filter((panel) => isPanelFor(panel, role))
  return (
    <>
      <div className={styles['row']} role="group" aria-label={t('board.panels.open')}>
        {panels.map((panel) => (
          <IconButton
            key={panel.id}
            label={t(panel.label)}
            icon={<panel.icon />}
            aria-pressed={panel === open}
            onClick={() => onToggle(panel)}
          />
        ))}
      </div>
      <div className={styles['menu']}>
        <Menu align="end" trigger={<IconButton label={t('board.panels.open')} icon={<PanelRight />} />}>
          {panels.map((panel) => (
            <MenuItem key={panel.id} icon={<panel.icon />} onSelect={() => onToggle(panel)}>
              {t(panel.label)}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </>
  )
}
