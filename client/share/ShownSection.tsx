import { MonitorPlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { LinkField } from './LinkField.tsx'
import styles from './LinkSection.module.css'

/** The board on a projector or in another page. `here` opens on this screen, `elsewhere` is for the other page. */
export function ShownSection({ here, elsewhere }: { here: string; elsewhere: string }) {
  const { t } = useTranslation()
  return (
    <section className={classNames(styles['section'], styles['lined'])}>
      <h3 className={styles['heading']}>{t('board.share.shown.title')}</h3>
      <p className={styles['text']}>{t('board.share.shown.text')}</p>
      <LinkField label={t('board.share.shown.title')} url={elsewhere} primary={false} />
      <ButtonLink className={styles['open']} href={here} target="_blank" rel="noopener">
        <MonitorPlay />
        {t('board.share.shown.open')}
      </ButtonLink>
    </section>
  )
}
