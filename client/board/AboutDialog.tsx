import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './AboutDialog.module.css'

/** What this is and under which licences its parts come. */
export function AboutDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title="Flamingo" lead={t('board.about.lead')} open={open} onClose={onClose}>
      <dl className={styles['licences']}>
        <dt>Flamingo</dt>
        <dd>{t('board.about.flamingo')}</dd>
        <dt>tldraw</dt>
        <dd>{t('board.about.tldraw')}</dd>
        <dt>Noto Sans JP</dt>
        <dd>{t('board.about.font')}</dd>
      </dl>
    </Dialog>
  )
}
