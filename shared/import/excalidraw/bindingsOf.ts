import type { PlainRecord } from '../../document/recordFields.ts'
import { isObject } from '../../document/richText.ts'
import { textIn, type Element } from './element.ts'

/** What the ends of arrows hold on to. */
export function bindingsOf(elements: readonly Element[]): PlainRecord[] {
  return elements.flatMap(({ id, type, own }) =>
    type === 'arrow' ? (['start', 'end'] as const).flatMap((terminal) => bindingOf(id, terminal, own[`${terminal}Binding`])) : [],
  )
}

function bindingOf(arrowId: string, terminal: 'start' | 'end', held: unknown): PlainRecord[] {
  const targetId = isObject(held) ? textIn(held.elementId) : undefined
  if (targetId === undefined || targetId === arrowId) return []
  return [
    {
      typeName: 'binding',
      id: `binding:${arrowId}-${terminal}`,
      type: 'arrow',
      fromId: `shape:${arrowId}`,
      toId: `shape:${targetId}`,
      props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' },
      meta: {},
    },
  ]
}
