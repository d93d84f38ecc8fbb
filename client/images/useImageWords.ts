import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { ImageProblem } from './imageRules.ts'

/** Says why an image can't be on the board. `uploadBytes`: the largest that the server takes. */
export function useImageWords(uploadBytes: number): (problem: ImageProblem) => string {
  const { t } = useTranslation()
  return useCallback(
    (problem) => {
      switch (problem) {
        case 'not-an-image':
          return t('canvas.image.notAnImage')
        case 'too-large':
          return t('canvas.image.tooLarge', { limit: Math.floor(uploadBytes / 1024 / 1024) })
        case 'unreadable':
          return t('canvas.image.unreadable')
        case 'board-full':
          return t('canvas.image.boardFull')
        case 'too-many':
          return t('canvas.image.tooMany')
        case 'not-allowed':
          return t('canvas.image.notAllowed')
        case 'server-away':
          return t('canvas.image.serverAway')
        default:
          return assertNever(problem)
      }
    },
    [t, uploadBytes],
  )
}
