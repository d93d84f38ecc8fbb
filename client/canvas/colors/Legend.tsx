import { useEditor, usePassThroughWheelEvents, useValue } from '@tldraw/tldraw'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useCallback, useRef, useState, useSyncExternalStore, type JSX, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { readDevice, writeDevice } from '../../device/deviceStorage.ts'
import { useBoardView } from '../../notes/boardView.ts'
import type { LiveNotes } from '../../notes/liveNotes.ts'
import { noteSwatch } from '../../notes/noteSwatch.ts'
import { useReadable } from '../../ui/useReadable.ts'
import { useLiveBoard } from '../liveBoardContext.ts'
import { useScreenWidth } from '../useScreenWidth.ts'
import { legendColors } from './legendColors.ts'
import { LegendEntry } from './LegendEntry.tsx'
import styles from './Legend.module.css'

const storageKey = 'flamingo.legend'

/** In the corner: what each colour of notes stands for. Whoever may write names them; it folds, and each device remembers how it was left. */
export function Legend(): JSX.Element | null {
  const { t } = useTranslation()
  const editor = useEditor()
  const live = useLiveBoard()
  const { legend } = useReadable(live.settings)
  const { notes } = useBoardView()
  const used = useUsedColors(notes)
  const mayEdit = useValue('may name colours', () => !editor.getIsReadonly(), [editor])
  const isNarrow = useScreenWidth() === 'narrow'
  const [kept, setKept] = useState(() => readDevice(storageKey))
  const ref = useRef<HTMLDivElement>(null)
  // tldraw's types are those of React 18, where a ref never says that it may be null.
  usePassThroughWheelEvents(ref as RefObject<HTMLDivElement>)

  const colors = legendColors({ used, named: legend, mayEdit })
  if (colors.length === 0) return null
  const isOpen = kept === undefined ? legend.size > 0 && !isNarrow : kept === 'open'
  function toggle(): void {
    const next = isOpen ? 'folded' : 'open'
    writeDevice(storageKey, next)
    setKept(next)
  }

  return (
    <section
      ref={ref}
      className={styles['legend']}
      aria-label={t('canvas.legend.title')}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <button type="button" className={styles['head']} aria-expanded={isOpen} onClick={toggle}>
        {isOpen ? (
          t('canvas.legend.title')
        ) : (
          <>
            <span className={styles['swatches']} aria-hidden="true">
              {colors.map((color) => (
                <span key={color} className={styles['swatch']} style={{ background: noteSwatch(color) }} />
              ))}
            </span>
            <span className={isNarrow ? 'visually-hidden' : undefined}>{t('canvas.legend.title')}</span>
          </>
        )}
        {isOpen ? <ChevronUp aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
      </button>
      {isOpen && (
        <ul className={styles['entries']}>
          {colors.map((color) => (
            <LegendEntry
              key={color}
              color={color}
              name={legend.get(color) ?? ''}
              onName={mayEdit ? (name) => live.changeSetting({ setting: 'legend', color, name }) : undefined}
              onDone={() => editor.getContainer().focus()}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function useUsedColors(notes: LiveNotes): ReadonlySet<string> {
  const subscribe = useCallback((onChange: () => void) => notes.subscribe(onChange), [notes])
  // One string, which is the same as long as the same colours are in use.
  const used = useSyncExternalStore(subscribe, () => [...new Set(notes.all().map(({ color }) => color))].sort().join(' '))
  return new Set(used.split(' ').filter(Boolean))
}
