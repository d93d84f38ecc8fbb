import {
  DefaultStylePanel,
  DefaultStylePanelContent,
  useEditor,
  useRelevantStyles,
  useTranslation,
  type TLUiStylePanelProps,
} from '@tldraw/tldraw'
import { useEffect, type JSX } from 'react'

/** Colours, sizes and fonts: only while something is selected or a drawing tool is in the hand. */
export function CanvasStylePanel(props: TLUiStylePanelProps): JSX.Element | null {
  const editor = useEditor()
  const msg = useTranslation()
  const styles = useRelevantStyles(noStyles)
  // tldraw leaves its one slider without a name for those who hear the page.
  useEffect(() => {
    const slider = editor.getContainer().querySelector('.tlui-style-panel [role="slider"]')
    slider?.setAttribute('aria-label', msg('style-panel.opacity'))
  })
  if (!styles) return null
  return (
    <DefaultStylePanel {...props}>
      <DefaultStylePanelContent styles={styles} />
    </DefaultStylePanel>
  )
}

// tldraw's default shows the styles for the next shape even when nothing is being drawn.
const noStyles: Parameters<typeof useRelevantStyles>[0] = []
