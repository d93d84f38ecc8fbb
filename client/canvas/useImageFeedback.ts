import { useToasts } from '@tldraw/tldraw'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useImageWords } from '../images/useImageWords.ts'
import type { ImageFeedback } from './images/insertImages.ts'

const uploadingToast = 'uploading images'

/** Says in words how an upload goes. `uploadBytes`: the largest image that the server takes. Use it inside the canvas, whose toasts it shows. */
export function useImageFeedback(uploadBytes: number): ImageFeedback {
  const { addToast, removeToast } = useToasts()
  const { t } = useTranslation()
  const words = useImageWords(uploadBytes)
  return useMemo(
    () => ({
      started: () => void addToast({ id: uploadingToast, title: t('canvas.image.uploading'), severity: 'info', keepOpen: true }),
      finished: () => void removeToast(uploadingToast),
      failed: (problem, name) =>
        void addToast({ title: t('canvas.image.failed', { name }), description: words(problem), severity: 'warning' }),
    }),
    [addToast, removeToast, t, words],
  )
}
