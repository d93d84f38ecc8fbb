/** Paths of somebody's own machine. Addresses like `/b/work/` don't begin with one of these. */
const machinePath = /(?<![\w./~*-])\/(?:work|root|home\/\w+|Users\/\w+)(?:\/[\w.-]+)+/

/** A package registry that only one network has. */
const ownRegistry = /^\s*(?:@[\w-]+:)?registry\s*=|https?:\/\/registry\.(?!npmjs\.org)/

/**
 * What in a file belongs to one machine and not to the project.
 * @param {string} path relative to the project's folder
 * @param {string} text the file's content
 * @returns {string[]} one sentence for each finding
 */
export function complaintsAbout(path, text) {
  if (text.includes('\0')) return []
  if (path.endsWith('package-lock.json')) {
    return /"resolved": "https?:/.test(text)
      ? [`${path}: names the registry it was made with ("resolved"). The project's .npmrc prevents that: install again with it.`]
      : []
  }
  return text.split('\n').flatMap((line, index) => {
    const found = machinePath.exec(line)?.[0]
    if (found) return [`${path}:${index + 1}: a path of one machine: ${found}`]
    return ownRegistry.test(line) ? [`${path}:${index + 1}: a package registry of one network.`] : []
  })
}
