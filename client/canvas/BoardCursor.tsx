import { DefaultCursor, type TLCursorProps } from '@tldraw/tldraw'
import { useEffect, useState, type JSX } from 'react'

const idleAfterMs = 5_000

/** Another's cursor with its name; it fades while it rests, so that a room of forty doesn't cover the board with arrows. */
export function BoardCursor(props: TLCursorProps): JSX.Element {
  const place = `${props.point?.x} ${props.point?.y}`
  const [restingAt, setRestingAt] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRestingAt(place), idleAfterMs)
    return () => clearTimeout(timer)
  }, [place])
  const className = restingAt === place ? `${props.className} board-cursor board-cursor--resting` : `${props.className} board-cursor`
  return <DefaultCursor {...props} className={className} />
}
