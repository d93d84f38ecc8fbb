import type { Editor, TLEventInfo } from '@tldraw/tldraw'

/**
 * Lets every turn of the wheel move the camera once. The gesture library of tldraw hands the last wheel event over a second time
 * when the wheel has come to rest; tldraw tells that echo by its timing, which a page that is busy at that moment does not keep
 * to: the camera would jump once more. Returns the way to stop.
 */
export function scrollOnce(editor: Editor): () => void {
  const container = editor.getContainer()
  const dispatch = editor.dispatch
  let isTurning = false
  function turn(): void {
    isTurning = true
    setTimeout(() => (isTurning = false))
  }
  editor.dispatch = function dispatchOnce(this: Editor, info: TLEventInfo) {
    return info.type === 'wheel' && !isTurning ? this : dispatch.call(this, info)
  }
  container.addEventListener('wheel', turn, { capture: true, passive: true })
  return () => {
    editor.dispatch = dispatch
    container.removeEventListener('wheel', turn, { capture: true })
  }
}
