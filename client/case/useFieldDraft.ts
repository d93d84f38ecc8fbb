import { useEffect, useState } from 'react'
import { createFieldDraft, type FieldDraft } from '../notes/fieldDraft.ts'
import { browserClock } from '../sync/clock.ts'

/** The draft of a field that holds `value` now. It saves what is unsaved when the component goes. */
export function useFieldDraft(value: string, save: (text: string) => void): FieldDraft {
  const [draft] = useState(() => createFieldDraft(value, browserClock))
  useEffect(() => draft.saveTo(save), [draft, save])
  useEffect(() => draft.arrive(value), [draft, value])
  useEffect(() => {
    // Closing a tab tells components nothing.
    addEventListener('pagehide', draft.close)
    return () => {
      removeEventListener('pagehide', draft.close)
      draft.close()
    }
  }, [draft])
  return draft
}
