import { DefaultStylePanel, DefaultStylePanelContent, useRelevantStyles, type TLUiStylePanelProps } from '@tldraw/tldraw'
import type { JSX } from 'react'

/** Colours, sizes and fonts: only while something is selected or a drawing tool is in the hand. */
export function CanvasStylePanel(props: TLUiStylePanelProps): JSX.Element | null {
  const styles = useRelevantStyles(noStyles)
  if (!styles) return null
  return (
    <DefaultStylePanel {...props}>
      <DefaultStylePanelContent styles={styles} />
    </DefaultStylePanel>
  )
}

// tldraw's default shows the styles for the next shape even when nothing is being drawn.
const noStyles: Parameters<typeof useRelevantStyles>[0] = []
