import { TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { boardPath } from '../boards/boardLink.ts'
import { keepBoard } from '../boards/keptBoards.ts'
import { sendBoardFile, type SentBoardFile } from '../http/sendBoardFile.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './OpenFile.module.css'

/** What the name of a board's own file ends in. */
export const boardFileEnding = '.flamingo'

type Sending = { state: 'under-way'; part: number } | { state: 'over'; outcome: Exclude<SentBoardFile, { kind: 'board' }> }

/** Makes a board of its file, as soon as it is shown, and opens it. Says how far that is, and why it does not work. */
export function BoardFile({ file, onClose }: { file: File; onClose: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [sending, setSending] = useState<Sending>({ state: 'under-way', part: 0 })
  const ending = useRef<AbortController>(undefined)

  useEffect(() => {
    const controller = new AbortController()
    ending.current = controller
    void sendBoardFile(file, { signal: controller.signal, onProgress: (part) => setSending({ state: 'under-way', part }) }).then(
      (outcome) => {
        if (controller.signal.aborted) return
        if (outcome.kind !== 'board') return setSending({ state: 'over', outcome })
        const link = { boardId: outcome.id, key: outcome.key }
        const title = file.name.slice(0, -boardFileEnding.length)
        // Kept before it is opened: whatever happens on the way, the only copy of the key isn't lost. The board itself knows its title.
        keepBoard({ ...link, role: 'facilitator', title, template: 'own', locale, matrices: [], notes: [], openedAt: Date.now() })
        location.assign(boardPath(link))
      },
    )
    return () => controller.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- a file is sent once, whatever language the page changes to meanwhile
  }, [file])

  if (sending.state === 'over') {
    return (
      <Banner kind="problem" icon={<TriangleAlert />}>
        <Trouble name={file.name} outcome={sending.outcome} />
      </Banner>
    )
  }
  const percent = Math.floor(sending.part * 100)
  return (
    <div className={styles['sending']}>
      <div>
        <label htmlFor="sending-board-file">
          {percent < 100 ? t('home.boardFile.sending', { name: file.name }) : t('home.boardFile.making')}
        </label>
        <progress id="sending-board-file" max={100} {...(percent < 100 && { value: percent })} />
      </div>
      <Button
        onClick={() => {
          ending.current?.abort()
          onClose()
        }}
      >
        {t('home.boardFile.cancel')}
      </Button>
    </div>
  )
}

function Trouble({ name, outcome }: { name: string; outcome: Exclude<SentBoardFile, { kind: 'board' }> }) {
  const { t } = useTranslation()
  if (outcome.kind !== 'refused') return outcome.kind === 'unreachable' ? t('home.boardFile.unreachable') : t('home.boardFile.cancelled')
  const { place } = outcome
  switch (outcome.code) {
    case 'tooMany':
      return t('home.problem.tooMany')
    case 'notABoardFile':
      return t('home.boardFile.notABoard', { name })
    case 'repackedBoardFile':
      return t('home.boardFile.repacked', { name })
    case 'newerBoardFile':
      return t('home.boardFile.newer', { name })
    case 'damagedBoardFile':
      return t('home.boardFile.damaged', { name, place })
    case 'strangeImage':
      return t('home.boardFile.strangeImage', { name, place })
    case 'tooLarge':
    case 'boardFileTooLarge':
      return t('home.boardFile.tooLarge', { name })
    default:
      return t('home.problem.failed')
  }
}
