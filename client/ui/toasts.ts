/** A short message that goes away by itself; `action` offers to take back what it tells of. */
export type Toast = { id: number; text: string; action: { label: string; run: () => void } | undefined }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** The messages on screen now, the oldest first; the same array until they change. */
export function shownToasts(): readonly Toast[] {
  return toasts
}

/** Calls `listener` after each change of `shownToasts()` until the returned function is called. */
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a message. `<Toasts>` takes it away after a while. */
export function showToast(text: string, action?: Toast['action']): void {
  lastId += 1
  setToasts([...toasts, { id: lastId, text, action }])
}

/** Takes a message away. */
export function hideToast(id: number): void {
  setToasts(toasts.filter((toast) => toast.id !== id))
}

function setToasts(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}
