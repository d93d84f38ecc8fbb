import { parseArgs } from 'node:util'
import { locales, type Locale } from '../../shared/board/locale.ts'
import { fileFormats, type FileFormat } from '../../shared/export/exportFormats.ts'
import { pictureThemes, type PictureTheme } from '../../shared/picture/pictureThemes.ts'
import { parseVersionId, type VersionId } from '../../shared/version/boardVersion.ts'
import { nearestName } from '../nearestName.ts'

/** What somebody wants of the program. `data`: the data folder, if they name one; relative names are theirs, not yet resolved. */
export type Command = { data: string | undefined } & (
  | { name: 'serve' }
  | { name: 'check' }
  | { name: 'compact' }
  | { name: 'help' }
  | { name: 'backup'; file: string; force: boolean }
  | { name: 'restore'; file: string; force: boolean }
  | { name: 'boards'; json: boolean }
  | ExportCommand
)

/** `version`: undefined for the board as it is now. */
type ExportCommand = {
  name: 'export'
  board: string
  version: VersionId | undefined
  format: FileFormat
  locale: Locale
  theme: PictureTheme
  numbers: boolean
  url: string | undefined
  file: string | undefined
  force: boolean
}

type Name = Command['name']
type Option = 'data' | 'into' | 'force' | 'json' | 'format' | 'locale' | 'version-id' | 'theme' | 'numbers' | 'url' | 'out' | 'help'

const optionsByName: Record<Name, readonly Option[]> = {
  serve: ['data'],
  backup: ['data', 'force'],
  restore: ['data', 'into', 'force'],
  boards: ['data', 'json'],
  export: ['data', 'version-id', 'format', 'locale', 'theme', 'numbers', 'url', 'out', 'force'],
  check: ['data'],
  compact: ['data'],
  help: [],
}

export const helpText = `flamingo <command>

  serve            runs the server, as npm start does
  backup <file>    writes all boards and images into one file; the server may run
                     --force   replaces the file if there is one
  restore <file>   puts a backup into an empty data folder; no server may run on it
                     --into <folder>   another folder than the data folder
                     --force           what can be read, although the backup is damaged
  boards           lists the boards: id, notes, size, last change (UTC), title
                     --json    for programs
  export <board>   prints a board as a file; the server may run
                     --format <format> its notes as json (when missing), csv or md; svg: a picture; tldr: for
                                       tldraw; flamingo: the whole board, to be opened on another server (needs --out)
                     --version-id <id> as it was in a version, in place of now
                     --locale <locale> en (when missing) or ja: the language of columns and words
                     --theme <theme>   light (when missing) or dark: of a picture; --numbers: notes have theirs in it
                     --url <address>   where the server is: links in the file begin with it
                     --out <file>      into a file; --force replaces it
  check            opens and verifies everything; the server may run
  compact          makes the database small; no server may run on it

  --data <folder>  the data folder; otherwise FLAMINGO_DATA, otherwise ./data in Flamingo's folder

Ends with 0 when all is well, 1 when something is wrong, 2 when it did not understand.`

/** Reads the words after `flamingo`. What is not understood comes back as a sentence. */
export function readCommandLine(args: readonly string[]): Command | { misunderstood: string } {
  const parsed = parse(args)
  if ('misunderstood' in parsed) return parsed
  const { values, positionals } = parsed
  const [name = 'help', file, ...rest] = positionals
  if (values.help) return { name: 'help', data: undefined }
  if (!isName(name)) return unknown(name)
  const given = (Object.keys(values) as Option[]).find((option) => !optionsByName[name].includes(option))
  if (given) return { misunderstood: `${name} has no option --${given}.` }
  const wanted = wantedBy(name)
  if (wanted && file === undefined) return { misunderstood: `${name} needs a ${wanted}: flamingo ${name} <${wanted}>` }
  const tooMany = wanted ? rest[0] : file
  if (tooMany !== undefined) return { misunderstood: `${name} does not know what to do with "${tooMany}".` }
  const { data, into, force = false, json = false } = values
  switch (name) {
    case 'backup':
      return { name, data, file: file ?? '', force }
    case 'restore':
      return { name, data: into ?? data, file: file ?? '', force }
    case 'boards':
      return { name, data, json }
    case 'export': {
      const { format = 'json', locale = 'en', theme = 'light', numbers = false, url, out, 'version-id': versionId } = values
      const version = versionId === undefined ? undefined : parseVersionId(versionId)
      if (!isOneOf(fileFormats, format)) return { misunderstood: `--format must be one of ${fileFormats.join(', ')}.` }
      if (!isOneOf(locales, locale)) return { misunderstood: `--locale must be one of ${locales.join(', ')}.` }
      if (!isOneOf(pictureThemes, theme)) return { misunderstood: `--theme must be one of ${pictureThemes.join(', ')}.` }
      if (versionId !== undefined && !version) return { misunderstood: `"${versionId}" is not the id of a version.` }
      if (format === 'flamingo' && out === undefined)
        return { misunderstood: "A board's own file is not printed: name one with --out <file>." }
      return { name, data, board: file ?? '', version, format, locale, theme, numbers, url, file: out, force }
    }
    case 'serve':
    case 'check':
    case 'compact':
    case 'help':
      return { name, data }
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        into: { type: 'string' },
        force: { type: 'boolean' },
        json: { type: 'boolean' },
        format: { type: 'string' },
        locale: { type: 'string' },
        'version-id': { type: 'string' },
        theme: { type: 'string' },
        numbers: { type: 'boolean' },
        url: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    // Node says what it did not understand, and then explains at length how to escape it.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    return { misunderstood: `${sentence.replace(/\.$/, '')}.` }
  }
}

function unknown(name: string): { misunderstood: string } {
  const nearest = nearestName(name, Object.keys(optionsByName))
  return { misunderstood: `There is no command "${name}".${nearest ? ` Did you mean ${nearest}?` : ''}` }
}

function wantedBy(name: Name): 'file' | 'board' | undefined {
  if (name === 'export') return 'board'
  return name === 'backup' || name === 'restore' ? 'file' : undefined
}

function isOneOf<T extends string>(known: readonly T[], text: string): text is T {
  return (known as readonly string[]).includes(text)
}

function isName(text: string): text is Name {
  return Object.hasOwn(optionsByName, text)
}
