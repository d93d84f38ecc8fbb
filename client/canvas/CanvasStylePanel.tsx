import {
  DefaultColorStyle,
  DefaultStylePanel,
  DefaultStylePanelContent,
  ReadonlySharedStyleMap,
  useEditor,
  useRelevantStyles,
  useTranslation,
  useValue,
  type Editor,
  type TLUiStylePanelProps,
} from '@tldraw/tldraw'
import { useEffect, type JSX } from 'react'
import { NoteColorPicker } from './colors/NoteColorPicker.tsx'

/** Colours, sizes and fonts, of notes the few colours that everybody can tell apart: only while something is selected or a drawing tool is in the hand. */
export function CanvasStylePanel(props: TLUiStylePanelProps): JSX.Element | null {
  const editor = useEditor()
  const msg = useTranslation()
  const styles = useRelevantStyles(noStyles)
  // tldraw leaves its one slider without a name for those who hear the page.
  useEffect(() => {
    const slider = editor.getContainer().querySelector('.tlui-style-panel [role="slider"]')
    slider?.setAttribute('aria-label', msg('style-panel.opacity'))
  })
  const isForNotes = useValue('styles of notes', () => stylesNotes(editor), [editor])
  if (!styles) return null
  const color = isForNotes ? styles.get(DefaultColorStyle) : undefined
  return (
    <DefaultStylePanel {...props}>
      {color && <NoteColorPicker color={color} />}
      <DefaultStylePanelContent styles={color ? withoutColor(styles) : styles} />
    </DefaultStylePanel>
  )
}

function stylesNotes(editor: Editor): boolean {
  const selected = editor.getSelectedShapes()
  return selected.length > 0 ? selected.some(({ type }) => type === 'note') : editor.getCurrentToolId() === 'note'
}

function withoutColor(styles: ReadonlySharedStyleMap): ReadonlySharedStyleMap {
  return new ReadonlySharedStyleMap([...styles.entries()].filter(([style]) => style !== DefaultColorStyle))
}

// tldraw's default shows the styles for the next shape even when nothing is being drawn.
const noStyles: Parameters<typeof useRelevantStyles>[0] = []
