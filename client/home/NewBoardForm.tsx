import { TriangleAlert } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { Locale } from '../../shared/board/locale.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { createBoard, type Refusal } from '../http/boardApi.ts'
import { createBoardInCircle } from '../http/circleApi.ts'
import { useKeptCircles } from '../boards/keptCircles.ts'
import { boardPath } from '../boards/boardLink.ts'
import { keepBoard } from '../boards/keptBoards.ts'
import type { KnownBoard } from '../boards/knownBoards.ts'
import { idOfChoice, matricesOfChoice, startOfChoice, type TemplateChoice } from '../boards/templateChoice.ts'
import { TemplatePicture } from '../boards/TemplatePicture.tsx'
import { localeOptions } from '../i18n/localeOptions.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { dayInWords } from './dayInWords.ts'
import styles from './NewBoardForm.module.css'
import { OpenFile } from './OpenFile.tsx'
import { TemplatePicker } from './TemplatePicker.tsx'

type Sending = { state: 'not-yet' } | { state: 'under-way' } | { state: 'refused'; why: Refusal }

/** Name, template, language, and the button that starts a board and opens it. `children` stand above the name. */
export function NewBoardForm({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const pageLocale = useLocale()
  const [today] = useState(() => new Date())
  const [template, setTemplate] = useState<TemplateChoice>('empowerment-marketing')
  const [chosenLocale, setChosenLocale] = useState<Locale>()
  const locale = chosenLocale ?? pageLocale
  const [typedTitle, setTypedTitle] = useState<string>()
  const [titleMissing, setTitleMissing] = useState(false)
  const [sending, setSending] = useState<Sending>({ state: 'not-yet' })
  const circles = useKeptCircles().filter(({ role }) => role === 'facilitator')
  const [shelf, setShelf] = useState(() => new URLSearchParams(location.search).get('circle') ?? '')
  const circle = circles.find(({ circleId }) => circleId === shelf)
  const title = typedTitle ?? t('home.form.suggestion', { day: dayInWords(today, pageLocale) })
  const problem = useProblem(sending, circle !== undefined)

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault()
    const tidyTitle = title.trim()
    setTitleMissing(tidyTitle === '')
    if (tidyTitle === '' || sending.state === 'under-way') return
    setSending({ state: 'under-way' })
    const started = { title: tidyTitle, template: startOfChoice(template), locale }
    const board = circle ? await createBoardInCircle(circle, started) : await createBoard(started)
    if (typeof board === 'string') return setSending({ state: 'refused', why: board })
    const link = { boardId: board.id, key: board.key }
    // Kept before it is opened: whatever happens on the way, the only copy of the key isn't lost.
    const matrices = matricesOfChoice(template, locale)
    const name = typeof template === 'string' ? template : 'own'
    keepNewBoard({ ...link, role: 'facilitator', title: tidyTitle, template: name, locale, matrices, notes: [] })
    location.assign(boardPath(link))
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void start(event)} noValidate>
      <div className={styles['words']}>
        {children}
        <TextField
          label={t('home.form.title')}
          value={title}
          onChange={setTypedTitle}
          maxLength={limits.titleLength}
          problem={titleMissing && title.trim() === '' ? t('home.problem.noTitle') : undefined}
          className={styles['title']}
        />
      </div>
      <div className={styles['choose']}>
        <div className={styles['preview']}>
          <TemplatePicture key={idOfChoice(template)} matrices={matricesOfChoice(template, locale)} size="full" />
        </div>
        <TemplatePicker chosen={template} locale={locale} onChange={setTemplate} />
        <OpenFile onTemplate={setTemplate} />
      </div>
      <div className={styles['last']}>
        <Segmented label={t('home.form.locale')} value={locale} options={localeOptions} onChange={setChosenLocale} />
        {circles.length > 0 && (
          <div className={styles['shelf']}>
            <SelectField
              label={t('home.form.shelf')}
              value={circle?.circleId ?? ''}
              options={[
                { value: '', label: t('home.form.noShelf') },
                ...circles.map(({ circleId, name }) => ({ value: circleId as string, label: name })),
              ]}
              onChange={setShelf}
            />
          </div>
        )}
        <Button type="submit" look="primary" size="large" className={styles['button']} aria-disabled={sending.state === 'under-way'}>
          {sending.state === 'under-way' ? t('home.form.starting') : t('home.form.start')}
        </Button>
        {problem !== undefined && (
          <Banner kind="problem" icon={<TriangleAlert />}>
            {problem}
          </Banner>
        )}
      </div>
    </form>
  )
}

function keepNewBoard(board: Omit<KnownBoard, 'openedAt'>): void {
  keepBoard({ ...board, openedAt: Date.now() })
}

function useProblem(sending: Sending, isForCircle: boolean): string | undefined {
  const { t } = useTranslation()
  if (sending.state !== 'refused') return undefined
  switch (sending.why) {
    case 'unreachable':
      return t('home.problem.unreachable')
    case 'too-many':
      return t('home.problem.tooMany')
    case 'deleted':
    case 'conflict':
    case 'not-found':
    case 'key-revoked':
      return t(isForCircle ? 'home.problem.circleProblem' : 'home.problem.failed')
    case 'failed':
      return t('home.problem.failed')
    default:
      return assertNever(sending.why)
  }
}
