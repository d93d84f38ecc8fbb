import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { canvasColors } from '../../shared/board/noteColors.ts'

/** What a colour of notes is called by itself: "yellow". */
export function useOwnColorName(): (color: string) => string {
  const { t } = useTranslation()
  return useCallback(
    (color) => {
      const known = canvasColors.find((name) => name === color)
      return known ? t(`common.color.${known}`) : color
    },
    [t],
  )
}

/** What a colour of notes is called: by the legend's name where the group has given one, else by its own. */
export function useColorName({ legend }: BoardSettings): (color: string) => string {
  const ownName = useOwnColorName()
  return (color) => legend.get(color) ?? ownName(color)
}
