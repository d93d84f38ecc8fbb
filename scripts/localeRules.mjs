const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/

/**
 * A language's texts by key: the file's name and the path in it, joined with dots.
 * @param {Record<string, unknown>} files content by file name without ending
 * @returns {Record<string, string>}
 */
export function textsOfFiles(files) {
  return Object.fromEntries(Object.entries(files).flatMap(([name, content]) => flatten(name, content)))
}

/**
 * What is wrong between the locale files and the code: keys that one language lacks, plural forms that are missing, placeholders
 * that differ, empty texts, keys that no code uses and keys that code uses and no file has.
 * @param {Record<string, Record<string, string>>} textsByLanguage
 * @param {Record<string, string>} sources code by path
 * @returns {string[]}
 */
export function complaintsAboutLocales(textsByLanguage, sources) {
  const allKeys = new Set(Object.values(textsByLanguage).flatMap((texts) => Object.keys(texts).map(baseOf)))
  return [
    ...Object.entries(textsByLanguage).flatMap(([language, texts]) => complaintsAboutLanguage(language, texts, allKeys)),
    ...complaintsAboutPlaceholders(textsByLanguage, allKeys),
    ...complaintsAboutUse(allKeys, sources),
  ]
}

/**
 * @param {string} language
 * @param {Record<string, string>} texts
 * @param {Set<string>} allKeys
 */
function complaintsAboutLanguage(language, texts, allKeys) {
  const own = new Set(Object.keys(texts).map(baseOf))
  const missing = [...allKeys].filter((key) => !own.has(key)).map((key) => `${language}: "${key}" is missing.`)
  const empty = Object.entries(texts).filter(([, text]) => text.trim() === '')
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const counted = new Set(
    Object.keys(texts)
      .filter((key) => pluralSuffix.test(key))
      .map(baseOf),
  )
  const plurals = [...counted].flatMap((key) => categories.map((category) => `${key}_${category}`)).filter((key) => !(key in texts))
  return [
    ...missing,
    ...empty.map(([key]) => `${language}: "${key}" is empty.`),
    ...plurals.map((key) => `${language}: the plural form "${key}" is missing.`),
  ]
}

/**
 * @param {Record<string, Record<string, string>>} textsByLanguage
 * @param {Set<string>} allKeys
 */
function complaintsAboutPlaceholders(textsByLanguage, allKeys) {
  return [...allKeys].flatMap((key) => {
    const sets = Object.values(textsByLanguage).map((texts) => placeholdersOf(key, texts))
    return new Set(sets).size > 1 ? [`"${key}" has different placeholders: ${sets.map((set) => set || 'none').join(' / ')}.`] : []
  })
}

/**
 * @param {Set<string>} allKeys
 * @param {Record<string, string>} sources
 */
function complaintsAboutUse(allKeys, sources) {
  const files = Object.entries(sources).map(([path, text]) => ({ path, code: text.replace(comment, '') }))
  const code = files.map((file) => file.code).join('\n')
  const spelled = new Set([...code.matchAll(/(['"`])([\w-]+(?:\.[\w-]+)+)\1/g)].map((match) => match[2]))
  const patterns = [...code.matchAll(/`([\w-]+\.[^`\s]*\$\{[^`]*)`/g)].map((match) => patternOf(match[1] ?? ''))
  const unused = [...allKeys].filter((key) => !spelled.has(key) && !patterns.some((pattern) => pattern.test(key)))
  const unknown = files.flatMap((file) =>
    keysUsedIn(file.code)
      .filter((key) => !allKeys.has(key))
      .map((key) => ({ path: file.path, key })),
  )
  return [...unused.map((key) => `No code uses "${key}".`), ...unknown.map(({ path, key }) => `${path}: there is no text "${key}".`)]
}

/** @param {string} code */
function keysUsedIn(code) {
  return [...code.matchAll(/(?:\bt\(\s*|i18nKey=\{?)(['"])([^'"]+)\1/g)].map((match) => match[2] ?? '')
}

/** @param {string} template a template string such as `home.template.${id}` */
function patternOf(template) {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}

/**
 * @param {string} key
 * @param {Record<string, string>} texts
 */
function placeholdersOf(key, texts) {
  const forms = Object.entries(texts).filter(([name]) => baseOf(name) === key)
  const names = forms.flatMap(([, text]) =>
    [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}|<\/?(\w+)>/g)].map((match) => match[1] ?? `<${match[2]}>`),
  )
  return [...new Set(names)].sort().join(', ')
}

/** @param {string} key */
function baseOf(key) {
  return key.replace(pluralSuffix, '')
}

/**
 * @param {string} prefix
 * @param {unknown} content
 * @returns {[string, string][]}
 */
function flatten(prefix, content) {
  if (typeof content === 'string') return [[prefix, content]]
  return Object.entries(content ?? {}).flatMap(([name, inner]) => flatten(`${prefix}.${name}`, inner))
}
