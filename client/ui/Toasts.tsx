import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './classNames.ts'
import { hideToast, shownToasts, subscribeToasts, type Toast } from './toasts.ts'
import styles from './Toasts.module.css'

// Long enough to read two lines; one with an action stays until somebody slow has found the button.
const shownMs = 5_000
const shownWithActionMs = 10_000

/** The place where short messages appear. Once a page. `raised`: above a bar at the bottom. */
export function Toasts({ raised = false }: { raised?: boolean }) {
  const toasts = useSyncExternalStore(subscribeToasts, shownToasts)
  return (
    <div className={classNames(styles['toasts'], raised && styles['raised'])} role="status">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { id, text, action } = toast
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => hideToast(id), action ? shownWithActionMs : shownMs)
    return () => clearTimeout(timer)
  }, [id, action, held])
  return (
    <div
      className={styles['toast']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{text}</span>
      {action && (
        <Button
          look="quiet"
          className={styles['action']}
          onClick={() => {
            action.run()
            hideToast(id)
          }}
        >
          {action.label}
        </Button>
      )}
    </div>
  )
}
