/** The modules that a module imports statically: they are loaded before it. */
export type ModuleGraph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** The modules that are loaded with everything they import: to begin a page, or always at its opening. */
export type PageStarts = { home: readonly string[]; board: readonly string[]; circle: readonly string[]; canvas: readonly string[] }

/**
 * Names the files that the pages are built into, so that each page loads few: a browser fetches six at a time. `pages` holds what home and another
 * page need, `around` what a circle and a board need besides, `board` what a board needs to show itself, `canvas` what it always loads next. Installed packages have files of their own,
 * which stay in browsers' caches when only our code changes. What else there is, the starts too, the bundler divides (null). None of these files
 * needs one that needs it: a module's imports are in the same file or in an earlier one.
 */
export function pageFiles(starts: PageStarts): (module: string, graph: ModuleGraph) => string | null {
  const allStarts = new Set(Object.values(starts).flat())
  let needed: { [Start in keyof PageStarts]: ReadonlySet<string> } | undefined
  return (module, graph) => {
    needed ??= {
      home: withImports(starts.home, graph),
      board: withImports(starts.board, graph),
      circle: withImports(starts.circle, graph),
      canvas: withImports(starts.canvas, graph),
    }
    if (allStarts.has(module)) return null
    const isIn = (start: keyof PageStarts): boolean => needed?.[start].has(module) ?? false
    const file = fileOf(isIn)
    return file && module.includes('/node_modules/') ? `${file}-packages` : file
  }
}

function fileOf(isIn: (start: keyof PageStarts) => boolean): string | null {
  if (isIn('home') && (isIn('board') || isIn('canvas') || isIn('circle'))) return 'pages'
  if (isIn('circle') && (isIn('board') || isIn('canvas'))) return 'around'
  if (isIn('board')) return 'board'
  return isIn('canvas') ? 'canvas' : null
}

function withImports(starts: readonly string[], graph: ModuleGraph): ReadonlySet<string> {
  // A set goes through what is added to it meanwhile.
  const reached = new Set(starts)
  for (const module of reached) for (const imported of graph.getModuleInfo(module)?.importedIds ?? []) reached.add(imported)
  return reached
}
