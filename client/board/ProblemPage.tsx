import { RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import type { BoardProblem } from './boardProblem.ts'
import styles from './ProblemPage.module.css'
import { useProblemWords } from './useProblemWords.ts'

type ProblemPageProps = { problem: BoardProblem; retrying: boolean; onRetry: () => void }

/** In place of a board that can't be shown: what happened, what is safe, what to do, and the way home. */
export function ProblemPage({ problem, retrying, onRetry }: ProblemPageProps) {
  const { t } = useTranslation()
  const { title, happened, safe, help } = useProblemWords(problem)
  useEffect(() => {
    document.title = `${title} – Flamingo`
  }, [title])
  return (
    <main className={styles['page']}>
      <div className={styles['words']}>
        <span className={styles['mark']}>
          <Mark size={56} />
        </span>
        <h1 className={styles['title']}>{title}</h1>
        <p>{happened}</p>
        <p className={styles['safe']}>{safe}</p>
        <div className={styles['ways']}>
          {help === 'retry' && (
            <Button look="primary" size="large" onClick={onRetry}>
              <RefreshCw />
              {t('common.retry')}
            </Button>
          )}
          {help === 'reload' && (
            <Button look="primary" size="large" onClick={() => location.reload()}>
              <RefreshCw />
              {t('common.reload')}
            </Button>
          )}
          <ButtonLink href="/" size="large" look={help === 'none' ? 'primary' : 'plain'}>
            {t('common.toHome')}
          </ButtonLink>
        </div>
        {retrying && <p className={styles['retrying']}>{t('board.problem.retrying')}</p>}
      </div>
    </main>
  )
}
