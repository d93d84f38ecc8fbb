import { useToasts } from '@tldraw/tldraw'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { ImageProblem } from './images/imageRules.ts'
import type { ImageFeedback } from './images/insertImages.ts'

const uploadingToast = 'uploading images'
const limitMegabytes = Math.floor(limits.uploadBytes / 1024 / 1024)

/** Says in words how an upload goes. Use it inside the canvas, whose toasts it shows. */
export function useImageFeedback(): ImageFeedback {
  const { addToast, removeToast } = useToasts()
  const { t } = useTranslation()
  return useMemo(() => {
    const words = (problem: ImageProblem): string => {
      switch (problem) {
        case 'not-an-image':
          return t('canvas.image.notAnImage')
        case 'too-large':
          return t('canvas.image.tooLarge', { limit: limitMegabytes })
        case 'unreadable':
          return t('canvas.image.unreadable')
        case 'board-full':
          return t('canvas.image.boardFull')
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
  }, [addToast, removeToast, t])
}
