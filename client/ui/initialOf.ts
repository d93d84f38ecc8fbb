/** The first letter of a name as people see it (a whole grapheme), upper case where there is one; '' for an empty name. */
export function initialOf(name: string): string {
  const trimmed = name.trim()
  return (plainLetter.exec(trimmed)?.[0] ?? firstGrapheme(trimmed)).toLocaleUpperCase()
}

/** Letters of most names, where nothing follows that belongs to them. The first segmenter of a page takes a twentieth of a second. */
const plainLetter = /^[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}](?![\p{Mark}\p{Join_Control}\uff9e\uff9f])/u

function firstGrapheme(text: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)
  return first?.segment ?? ''
}
