import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../ui/toasts.ts'

/** Tells somebody who is here already that the group has begun to ask for a standpoint, without standing in the way. */
export function useStandpointRequest(isAsked: boolean, onAnswer: () => void): void {
  const { t } = useTranslation()
  const ask = useEffectEvent(() => showToast(t('board.name.standpointAsked'), { label: t('board.name.tell'), run: onAnswer }))
  useEffect(() => {
    if (isAsked) ask()
  }, [isAsked])
}
