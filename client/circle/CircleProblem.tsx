import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { Refusal } from '../http/boardApi.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import styles from './CirclePage.module.css'

/** In place of a shelf that can't be shown: what happened, what is safe, what to do, and the way home. */
export function CircleProblem({ problem, onRetry }: { problem: Refusal; onRetry?: () => void }) {
  const { t } = useTranslation()
  const { title, text } = useWords(problem)
  return (
    <section className={styles['problem']}>
      <span className={styles['problemMark']}>
        <Mark size={56} />
      </span>
      <h1>{title}</h1>
      <p className={styles['muted']}>{text}</p>
      <div className={styles['ways']}>
        {onRetry && (
          <Button look="primary" size="large" onClick={onRetry}>
            <RefreshCw />
            {t('common.retry')}
          </Button>
        )}
        <ButtonLink href="/" size="large" look={onRetry ? 'plain' : 'primary'}>
          {t('common.toHome')}
        </ButtonLink>
      </div>
    </section>
  )
}

function useWords(problem: Refusal): { title: string; text: string } {
  const { t } = useTranslation()
  switch (problem) {
    case 'not-found':
      return { title: t('circle.problem.wrongLink.title'), text: t('circle.problem.wrongLink.text') }
    case 'key-revoked':
      return { title: t('circle.problem.keyRevoked.title'), text: t('circle.problem.keyRevoked.text') }
    case 'unreachable':
      return { title: t('circle.problem.unreachable.title'), text: t('circle.problem.unreachable.text') }
    case 'too-many':
      return { title: t('circle.problem.tooMany.title'), text: t('circle.problem.tooMany.text') }
    case 'deleted':
    case 'conflict':
    case 'failed':
      return { title: t('circle.problem.failed.title'), text: t('circle.problem.failed.text') }
    default:
      return assertNever(problem)
  }
}
