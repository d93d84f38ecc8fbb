import { Check, Library } from 'lucide-react'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLink } from '../boards/boardLink.ts'
import { circleLinkIn, type CircleLink } from '../boards/circleLink.ts'
import { keepCircle, useKeptCircles } from '../boards/keptCircles.ts'
import { fetchBoard, type CircleInShort } from '../http/boardApi.ts'
import { putOnShelf, takeOffShelf } from '../http/circleApi.ts'
import { fetchShelf } from '../http/shelfApi.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './ShelfDialog.module.css'

/** `link`: with a facilitator's key. `onShelves`: the circles on whose shelves the board was when the page was opened. */
type ShelfDialogProps = { link: BoardLink; onShelves: readonly CircleInShort[]; onClose: () => void }

const firstPage = { words: '', tag: '', archived: false, sort: 'worked', page: 1 } as const

/** Puts the board on shelves of circles that this device knows, or whose link is pasted, and takes it off. */
export function ShelfDialog({ link, onShelves, onClose }: ShelfDialogProps) {
  const { t } = useTranslation()
  const circles = useKeptCircles()
  const [on, setOn] = useState(() => new Set(onShelves.map(({ circleId }) => circleId)))
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isOver = false
    void fetchBoard(link.boardId, link.key).then((info) => {
      if (!isOver && typeof info !== 'string') setOn(new Set(info.circles.map(({ circleId }) => circleId)))
    })
    return () => {
      isOver = true
    }
  }, [link])

  async function change(circle: CircleLink, name: string, wanted: boolean): Promise<void> {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    const outcome = wanted ? await putOnShelf(circle, link) : await takeOffShelf(circle, link.boardId, link.key)
    setBusy(false)
    if (outcome !== 'done') return setProblem(t(outcome === 'conflict' && !wanted ? 'shelf.stays' : 'shelf.failed'))
    setOn((before) => {
      const next = new Set(before)
      if (wanted) next.add(circle.circleId)
      else next.delete(circle.circleId)
      return next
    })
    showToast(t(wanted ? 'shelf.putDone' : 'shelf.offDone', { name }))
  }

  async function putByLink(event: FormEvent): Promise<void> {
    event.preventDefault()
    const circle = circleLinkIn(typed)
    if (!circle) return setProblem(t('shelf.linkWrong'))
    const shelf = await fetchShelf(circle, firstPage)
    if (typeof shelf === 'string')
      return setProblem(t(shelf === 'not-found' || shelf === 'key-revoked' ? 'shelf.linkWrong' : 'shelf.failed'))
    keepCircle({ ...circle, name: shelf.name, role: shelf.role, openedAt: Date.now() })
    setTyped('')
    await change(circle, shelf.name, true)
  }

  return (
    <Dialog title={t('shelf.title')} lead={t('shelf.lead')} open onClose={onClose}>
      {circles.length > 0 ? (
        <ul className={styles['circles']}>
          {circles.map((circle) => {
            const isOn = on.has(circle.circleId)
            return (
              <li key={circle.circleId} className={styles['circle']}>
                <Library />
                <span className={styles['name']}>
                  {circle.name}
                  {isOn && (
                    <span className={styles['on']}>
                      <Check />
                      {t('shelf.onIt')}
                    </span>
                  )}
                </span>
                <Button
                  aria-label={`${t(isOn ? 'shelf.takeOff' : 'shelf.put')}: ${circle.name}`}
                  aria-disabled={isBusy}
                  onClick={() => void change(circle, circle.name, !isOn)}
                >
                  {t(isOn ? 'shelf.takeOff' : 'shelf.put')}
                </Button>
              </li>
            )
          })}
        </ul>
      ) : (
        <p className={styles['none']}>{t('shelf.none')}</p>
      )}
      <form className={styles['form']} onSubmit={(event) => void putByLink(event)}>
        <TextField
          label={t('shelf.link')}
          value={typed}
          onChange={setTyped}
          placeholder="https://…/c/…"
          problem={problem}
          inputMode="url"
        />
        <Button type="submit" look="primary" aria-disabled={isBusy || typed.trim() === ''}>
          {t('shelf.put')}
        </Button>
      </form>
    </Dialog>
  )
}
