import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '../../shared/protocol/limits.ts'
import { circlePath } from '../boards/circleLink.ts'
import { keepCircle } from '../boards/keptCircles.ts'
import type { Refusal } from '../http/boardApi.ts'
import { createCircle } from '../http/circleApi.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './YourCircles.module.css'

/** Asks for a name, starts a circle and goes there. */
export function StartCircle({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [state, setState] = useState<'writing' | 'under-way' | Refusal>('writing')

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault()
    const tidyName = name.trim()
    if (tidyName === '' || state === 'under-way') return
    setState('under-way')
    const link = await createCircle(tidyName)
    if (typeof link === 'string') return setState(link)
    // Kept before it is opened: whatever happens on the way, the only copy of the key isn't lost.
    keepCircle({ ...link, role: 'facilitator', name: tidyName, openedAt: Date.now() })
    location.assign(circlePath(link))
  }

  return (
    <Dialog title={t('home.circles.start')} lead={t('home.circles.lead')} open onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void start(event)}>
        <TextField
          label={t('home.circles.name')}
          value={name}
          onChange={setName}
          maxLength={limits.circleNameLength}
          placeholder={t('home.circles.example')}
          problem={problemOf()}
        />
        <Button type="submit" look="primary" size="large" aria-disabled={name.trim() === '' || state === 'under-way'}>
          {t(state === 'under-way' ? 'home.circles.creating' : 'home.circles.create')}
        </Button>
      </form>
    </Dialog>
  )

  function problemOf(): string | undefined {
    if (state === 'writing' || state === 'under-way') return undefined
    return t(state === 'too-many' ? 'home.problem.circleTooMany' : 'home.problem.circleFailed')
  }
}
