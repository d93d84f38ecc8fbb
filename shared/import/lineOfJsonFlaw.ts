/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

const token = /\s*(?:("(?:[^"\\]*(?:\\.[^"\\]*)*)")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))?/sy

/** The line, from 1, in which a text stops being JSON. Engines say where in words of their own, or not at all. */
export function lineOfJsonFlaw(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let good = 0
  for (;;) {
    token.lastIndex = good
    const [whole = '', string, scalar, mark] = token.exec(text) ?? []
    const next = after(expected, { string, scalar, mark }, open)
    if (!next) {
      const space = /\s*/y
      space.lastIndex = good
      return text.slice(0, good + (space.exec(text)?.[0].length ?? 0)).split('\n').length
    }
    expected = next
    good += whole.length
  }
}

type Token = { string: string | undefined; scalar: string | undefined; mark: string | undefined }

function after(expected: Expected, { string, scalar, mark }: Token, open: ('{' | '[')[]): Expected | undefined {
  const isValue = string !== undefined || scalar !== undefined
  switch (expected) {
    case 'value':
    case 'value-or-end':
      if (isValue) return ended(open)
      if (mark === '{' || mark === '[') {
        open.push(mark)
        return mark === '{' ? 'key-or-end' : 'value-or-end'
      }
      return expected === 'value-or-end' && mark === ']' ? closed(open) : undefined
    case 'key':
    case 'key-or-end':
      if (string !== undefined) return 'colon'
      return expected === 'key-or-end' && mark === '}' ? closed(open) : undefined
    case 'colon':
      return mark === ':' ? 'value' : undefined
    case 'comma-or-end': {
      const inner = open.at(-1)
      if (mark === ',') return inner === '{' ? 'key' : 'value'
      return mark === (inner === '{' ? '}' : ']') ? closed(open) : undefined
    }
    case 'nothing':
      return undefined
  }
}

function closed(open: ('{' | '[')[]): Expected {
  open.pop()
  return ended(open)
}

function ended(open: readonly unknown[]): Expected {
  return open.length > 0 ? 'comma-or-end' : 'nothing'
}
