/**
 * Shapes in slices of at least `size`, what lies in another together with it: a group that is seen with a single shape in it dissolves.
 * Parents come before their children.
 */
export function wholeSlices<T extends { id: string; parentId?: string }>(shapes: readonly T[], size: number): T[][] {
  const rootOf = new Map<string, string>()
  const unitByRoot = new Map<string, T[]>()
  for (const shape of shapes) {
    const root = rootOf.get(shape.parentId ?? '') ?? shape.id
    rootOf.set(shape.id, root)
    const unit = unitByRoot.get(root)
    if (unit) unit.push(shape)
    else unitByRoot.set(root, [shape])
  }
  const slices: T[][] = []
  for (const unit of unitByRoot.values()) {
    const last = slices.at(-1)
    if (last && last.length < size) last.push(...unit)
    else slices.push([...unit])
  }
  return slices
}
