import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { complaintsAboutLocales, textsOfFiles } from './localeRules.mjs'
import { root } from './root.mjs'

const folder = join(root, 'client', 'locales')
const languages = readdirSync(folder).sort()
/** @type {Record<string, Record<string, string>>} */
const textsByLanguage = Object.fromEntries(languages.map((language) => [language, textsOf(language)]))
const complaints = complaintsAboutLocales(textsByLanguage, sources())
for (const complaint of complaints) console.error(complaint)
process.exit(complaints.length > 0 ? 1 : 0)

/** @param {string} language */
function textsOf(language) {
  const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'))
  return textsOfFiles(
    Object.fromEntries(files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(folder, language, file), 'utf8'))])),
  )
}

/** @returns {Record<string, string>} the client's code by path */
function sources() {
  const entries = readdirSync(join(root, 'client'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(files.map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]))
}
