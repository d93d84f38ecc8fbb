/** Whether two JSON values are equal, whatever the order of their objects' fields. A field that is undefined counts as missing. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((value, at) => isSameJson(value, right[at]))
  }
  const leftFields = definedFields(left)
  const rightFields = definedFields(right)
  return (
    leftFields.length === rightFields.length &&
    leftFields.every(([name, value]) => isSameJson(value, (right as Record<string, unknown>)[name]))
  )
}

function definedFields(object: object): [string, unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined)
}
