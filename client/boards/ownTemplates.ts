import { encodeBase64Url } from '../../shared/ids/base64Url.ts'
import type { OwnTemplate } from '../../shared/board/template.ts'
import { readTemplate } from '../../shared/board/templateFile.ts'
import { readDeviceJson, writeDevice } from '../device/deviceStorage.ts'
import { randomBytes } from '../device/randomBytes.ts'

/** A template that this device keeps. */
export type KeptTemplate = OwnTemplate & { id: string }

const storageKey = 'flamingo.templates'
/** More than anybody looks through. */
const mostTemplates = 50
const listeners = new Set<() => void>()
let shown: readonly KeptTemplate[] | undefined

/** The templates kept on this device, the last kept first; the same array until it changes. */
export function ownTemplates(): readonly KeptTemplate[] {
  shown ??= parseOwnTemplates(readDeviceJson(storageKey))
  return shown
}

/** Calls `listener` after each change, another tab's too, until the returned function is called. */
export function subscribeOwnTemplates(listener: () => void): () => void {
  const otherTabWrote = (event: StorageEvent): void => {
    if (event.key !== null && event.key !== storageKey) return
    shown = undefined
    listener()
  }
  listeners.add(listener)
  addEventListener('storage', otherTabWrote)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', otherTabWrote)
  }
}

/** Keeps a template, in front of the others. `isKept`: false where the browser keeps nothing beyond the page. */
export function keepTemplate(template: OwnTemplate): { template: KeptTemplate; isKept: boolean } {
  const kept = { ...template, id: encodeBase64Url(randomBytes(9)) }
  return { template: kept, isKept: change((templates) => [kept, ...templates].slice(0, mostTemplates)) }
}

/** Puts back a template that was just deleted. */
export function putTemplateBack(template: KeptTemplate): void {
  change((templates) => [template, ...templates.filter(({ id }) => id !== template.id)])
}

export function deleteTemplate(id: string): void {
  change((templates) => templates.filter((template) => template.id !== id))
}

/** The templates in a value that was kept; what is none of ours is left out. */
export function parseOwnTemplates(value: unknown): KeptTemplate[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { id, ...template } = entry as Record<string, unknown>
    const reading = readTemplate(template)
    return typeof id === 'string' && id !== '' && reading.kind === 'template' ? [{ ...reading.template, id }] : []
  })
}

function change(edit: (templates: readonly KeptTemplate[]) => KeptTemplate[]): boolean {
  // Another tab may have written since: read again rather than write back an old list.
  const present = readDeviceJson(storageKey)
  shown = edit(present === undefined ? ownTemplates() : parseOwnTemplates(present))
  const isKept = writeDevice(storageKey, JSON.stringify(shown))
  for (const listener of listeners) listener()
  return isKept
}
