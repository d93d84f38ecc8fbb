import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLink } from '../boards/boardLink.ts'
import type { PageLimits } from '../http/boardApi.ts'
import type { Connection } from '../sync/connection.ts'
import type { Readable } from '../sync/readable.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { problemOfConnection, type BoardProblem } from './boardProblem.ts'
import styles from './RefusedDialog.module.css'
import { useForgetDeadLink } from './useForgetDeadLink.ts'
import { useProblemWords } from './useProblemWords.ts'

type RefusedDialogProps = { connection: Readable<Connection>; isKept: boolean; link: BoardLink; limits: PageLimits }

/**
 * Tells over the board that the server closed the link for good. The board can still be looked at: what hasn't reached the
 * server may be on this screen only, and people may want to write it down before they reload. `isKept`: this device keeps it.
 */
export function RefusedDialog({ connection: readable, isKept, link, limits }: RefusedDialogProps) {
  const connection = useReadable(readable)
  const problem = problemOfConnection(connection)
  useForgetDeadLink(link, problem)
  return problem && <Refused key={problem} problem={problem} unsaved={connection.unsaved} isKept={isKept} limits={limits} />
}

type RefusedProps = { problem: BoardProblem; unsaved: number; isKept: boolean; limits: PageLimits }

function Refused({ problem, unsaved, isKept, limits }: RefusedProps) {
  const { t } = useTranslation()
  const unsavedWords = useUnsavedWords(problem, isKept)
  const { title, happened, safe, help } = useProblemWords(problem, limits)
  const [looking, setLooking] = useState(false)
  if (looking) {
    return (
      <div className={styles['strip']} role="status">
        <span>{title}</span>
        <Button onClick={() => location.reload()}>{t('common.reload')}</Button>
      </div>
    )
  }
  return (
    <Dialog title={title} open>
      <div className={styles['words']}>
        <p>{happened}</p>
        <p className={styles['muted']}>{safe}</p>
        {unsaved > 0 && <p className={styles['unsaved']}>{unsavedWords(unsaved)}</p>}
      </div>
      <div className={styles['ways']}>
        {help !== 'none' && (
          <Button look="primary" onClick={() => location.reload()}>
            <RefreshCw />
            {t('common.reload')}
          </Button>
        )}
        <ButtonLink href="/" look={help === 'none' ? 'primary' : 'plain'}>
          {t('common.toHome')}
        </ButtonLink>
        {unsaved > 0 && (
          <Button look="quiet" onClick={() => setLooking(true)}>
            {t('board.problem.look')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

// What this device keeps goes to the server when the board is opened again, if it lets this page's changes in then.
function useUnsavedWords(problem: BoardProblem, isKept: boolean): (count: number) => string {
  const { t } = useTranslation()
  if (isKept && problem === 'page-too-old') return (count) => t('board.problem.unsavedUntilReload', { count })
  if (isKept && problem === 'removed') return (count) => t('board.problem.unsavedUntilReturn', { count })
  if (isKept && problem === 'key-revoked') return (count) => t('board.problem.unsavedUntilNewLink', { count })
  return (count) => t('board.problem.unsaved', { count })
}
