/** A `ref` for something that appears because the person asked for it: it takes the focus as it comes. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
