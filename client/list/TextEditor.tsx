import { useEffect, useRef, type KeyboardEvent } from 'react'
import { must } from '../../shared/must.ts'
import { isComposing } from '../ui/isComposing.ts'
import { bringTo } from './fieldText.ts'
import styles from './editors.module.css'
import { useListTools } from './listTools.ts'
import { beginWriting, setWords } from './noteActions.ts'
import { WordsDraft } from './wordsDraft.ts'

/** How somebody leaves a field: by Escape or Enter, by Tab to what is before or after, for another note, or by going elsewhere. */
export type Leaving = 'done' | 'back' | 'on' | 'another' | 'gone'

type TextEditorProps = { id: string; label: string; onLeave: (how: Leaving) => void }

/**
 * The text of a note as a field, live: each key goes into the note at once, others' words come in around the caret, and a
 * composition is left alone until it ends. Formatting stays where only words change.
 */
export function TextEditor({ id, label, onLeave }: TextEditorProps) {
  const { live, notes, editor, ownChange } = useListTools()
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const draftRef = useRef<WordsDraft>(undefined)
  const composing = useRef(false)

  useEffect(() => {
    const field = must(fieldRef.current, 'an effect runs when the field is there')
    const richText = live.texts.get(id)
    if (!richText) return
    beginWriting(editor)
    const draft = (draftRef.current = new WordsDraft(richText))
    field.value = draft.take(richText)
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
    const takeIn = (): void => {
      const present = live.texts.get(id)
      if (present && !composing.current) bringTo(field, draft.take(present))
    }
    const stops = [
      live.texts.subscribe((changed) => {
        if (changed === id) takeIn()
      }),
      // What undo has done to it is nobody else's.
      notes.subscribe((changes) => {
        if (changes.notes.has(id)) takeIn()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      live.texts.setCaret(undefined)
    }
  }, [live, notes, editor, id])

  function write(): void {
    const [field, draft, present] = [fieldRef.current, draftRef.current, live.texts.get(id)]
    if (!field || !draft || !present || composing.current) return
    ownChange(id)
    setWords(editor, id, draft.write(field.value, present))
    tellCaret()
  }

  function tellCaret(): void {
    const field = fieldRef.current
    if (!field || composing.current) return
    const { selectionStart, selectionEnd, selectionDirection } = field
    const [anchor, head] = selectionDirection === 'backward' ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd]
    live.texts.setCaret({ recordId: id, anchor, head })
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The canvas listens to keys in the whole page.
    event.stopPropagation()
    if (isComposing(event.nativeEvent)) return
    const how = leavingOf(event)
    if (!how) return
    event.preventDefault()
    onLeave(how)
  }

  return (
    <textarea
      ref={fieldRef}
      className={styles['text']}
      aria-label={label}
      rows={2}
      onChange={write}
      onSelect={tellCaret}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={() => {
        composing.current = false
        write()
      }}
      onKeyDown={onKeyDown}
      onBlur={() => onLeave('gone')}
    />
  )
}

function leavingOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Leaving | undefined {
  if (key === 'Escape') return 'done'
  if (key === 'Tab') return shiftKey ? 'back' : 'on'
  return key === 'Enter' && (ctrlKey || metaKey) ? 'another' : undefined
}
