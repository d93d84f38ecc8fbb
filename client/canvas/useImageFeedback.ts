import { useToasts } from '@tldraw/tldraw'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { ImageProblem } from './images/imageRules.ts'
import type { ImageFeedback } from './images/insertImages.ts'

const uploadingToast = 'uploading images'

/** Says in words how an upload goes. `uploadBytes`: the largest image that the server takes. Use it inside the canvas, whose toasts it shows. */
export function useImageFeedback(uploadBytes: number): ImageFeedback {
  const { addToast, removeToast } = useToasts()
  const { t } = useTranslation()
  return useMemo(() => {
    const words = (problem: ImageProblem): string => {
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
    }
    return {
      started: () => void addToast({ id: uploadingToast, title: t('canvas.image.uploading'), severity: 'info', keepOpen: true }),
      finished: () => void removeToast(uploadingToast),
      failed: (problem, name) =>
        void addToast({ title: t('canvas.image.failed', { name }), description: words(problem), severity: 'warning' }),
    }
  }, [addToast, removeToast, t, uploadBytes])
}
