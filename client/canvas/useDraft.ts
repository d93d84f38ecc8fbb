import { useCallback, useRef, useState } from 'react'

/** What is being typed into a field, until it is applied or given back; undefined: the field shows what is so. */
export type Draft = {
  text: string | undefined
  /** The same, already up to date in the blur that a key brings about before React has drawn. */
  now(): string | undefined
  set(text: string | undefined): void
}

/** A field's draft. */
export function useDraft(): Draft {
  const [text, setText] = useState<string>()
  const newest = useRef<string>(undefined)
  const set = useCallback((next: string | undefined) => {
    newest.current = next
    setText(next)
  }, [])
  const now = useCallback(() => newest.current, [])
  return { text, now, set }
}
