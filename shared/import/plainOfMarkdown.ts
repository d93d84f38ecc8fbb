const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of a line of Markdown: without marks, addresses of links and escapes. Pictures become their descriptions. */
export function plainOfMarkdown(line: string): string {
  const bare = line
    // What is escaped is put aside, so that nothing takes it for a mark.
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_whole, letter: string) => aside(letter))
    .replaceAll(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replaceAll(/<(https?:[^<>\s]+)>/g, '$1')
    .replaceAll(/(`+)(.+?)\1/g, '$2')
    .replaceAll(/(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}])(__|_)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (_whole, name: string) => entities[name] ?? '')
  return bare.replaceAll(/[\uE000-\uE07F]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - firstAside)).trim()
}

// In the private area of Unicode, where no text is.
const firstAside = 0xe000

function aside(letter: string): string {
  return String.fromCharCode(firstAside + letter.charCodeAt(0))
}
