import type { Editor, TLShape } from '@tldraw/tldraw'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isRichText, plainTextOf } from '../../shared/document/richText.ts'
import type { LiveBoard, Loss } from '../sync/liveBoard.ts'
import { bringBack } from '../notes/bringBack.ts'
import { showToast } from '../ui/toasts.ts'

/** Says what somebody else has deleted out of my hands, by whom when that is known, and offers to bring it back. */
export function useLossNotice(editor: Editor, live: LiveBoard): void {
  const { t } = useTranslation()
  useEffect(() => {
    const words = ({ shapes, by }: Loss): string => {
      const name = shapes.length === 1 ? shortTextOf(shapes[0]) : ''
      const told = { name, by, count: shapes.length }
      if (name !== '') return by === undefined ? t('canvas.loss.named', told) : t('canvas.loss.namedBy', told)
      return by === undefined ? t('canvas.loss.some', told) : t('canvas.loss.someBy', told)
    }
    return live.subscribeLosses((loss) => {
      showToast(words(loss), { label: t('canvas.loss.bringBack'), run: () => bringBackAndSelect(editor, loss.shapes) })
    })
  }, [editor, live, t])
}

const shownCharacters = 20

// A few words to know it by; '' when it has none.
function shortTextOf(shape: TLShape | undefined): string {
  const richText: unknown = shape && 'richText' in shape.props ? shape.props.richText : undefined
  const characters = isRichText(richText) ? [...plainTextOf(richText).replace(/\s+/gu, ' ').trim()] : []
  return characters.length > shownCharacters ? `${characters.slice(0, shownCharacters).join('')}…` : characters.join('')
}

function bringBackAndSelect(editor: Editor, shapes: readonly TLShape[]): void {
  const back = bringBack(
    editor,
    shapes.map((shape) => ({ shape })),
  )
  if (back.length > 0 && editor.isIn('select.idle')) editor.select(...back)
}
