import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { noteDeletion } from '../boards/keptBoards.ts'
import { bringBackBoard, fetchDeletion, type BoardDeletion } from '../http/trashApi.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import styles from './ProblemPage.module.css'

/** In place of a board that was deleted: since when, how long it is kept, and for its facilitators the way to bring it back. */
export function DeletedBoardPage({ link }: { link: BoardLink }) {
  const { t } = useTranslation()
  const place = useLocale() === 'en' ? 'en-GB' : 'ja'
  const [deletion, setDeletion] = useState<BoardDeletion>()
  const [step, setStep] = useState<'offered' | 'under-way' | 'failed'>('offered')
  const title = t('board.problem.boardDeleted.title')

  useEffect(() => {
    document.title = `${title} – Flamingo`
  }, [title])

  useEffect(() => {
    void fetchDeletion(link).then((answer) => {
      if (answer === 'there') return location.reload()
      if (typeof answer === 'string') return undefined
      noteDeletion(link.boardId, answer.keptUntil)
      return setDeletion(answer)
    })
  }, [link])

  async function bringBack(): Promise<void> {
    setStep('under-way')
    if ((await bringBackBoard(link)) === 'back') location.reload()
    else setStep('failed')
  }

  const day = (at: number): string => new Intl.DateTimeFormat(place, { day: 'numeric', month: 'long', year: 'numeric' }).format(at)
  const mayBringBack = deletion && can(deletion.role, 'facilitate')
  return (
    <main className={styles['page']}>
      <div className={styles['words']}>
        <span className={styles['mark']}>
          <Mark size={56} />
        </span>
        <h1 className={styles['title']}>{title}</h1>
        {deletion ? (
          <p>{t('board.deleted.dates', { deletedOn: day(deletion.deletedAt), keptUntil: day(deletion.keptUntil) })}</p>
        ) : (
          <p>{t('board.problem.boardDeleted.happened')}</p>
        )}
        <p className={styles['safe']}>
          {mayBringBack ? t('board.deleted.yours') : t(deletion ? 'board.deleted.ask' : 'board.problem.boardDeleted.safe')}
        </p>
        {step === 'failed' && <p role="alert">{t('board.deleted.failed')}</p>}
        <div className={styles['ways']}>
          {mayBringBack && (
            <Button
              look="primary"
              size="large"
              aria-disabled={step === 'under-way'}
              onClick={() => step !== 'under-way' && void bringBack()}
            >
              <Undo2 />
              {t('board.deleted.bringBack')}
            </Button>
          )}
          <ButtonLink href="/" size="large" look={mayBringBack ? 'plain' : 'primary'}>
            {t('common.toHome')}
          </ButtonLink>
        </div>
      </div>
    </main>
  )
}
