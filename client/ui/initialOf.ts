/** The first letter of a name as people see it (a whole grapheme), upper case where there is one; '' for an empty name. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim())
  return first ? first.segment.toLocaleUpperCase() : ''
}
