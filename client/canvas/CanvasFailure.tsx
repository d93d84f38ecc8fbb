import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'

/** In place of the canvas when drawing it fails: what is safe, and what to do. */
export function CanvasFailure(): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className="board-failure" role="alert">
      <h2>{t('canvas.failure.title')}</h2>
      <p>{t('canvas.failure.body')}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {t('canvas.failure.reload')}
      </Button>
    </div>
  )
}
