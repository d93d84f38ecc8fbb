import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The page for an address where nothing is. In both languages: nothing is known of the reader yet. With the built pages' font
 * in `clientFolder`, for machines that have no Japanese one.
 */
export function notFoundPage(clientFolder: string): string {
  const fonts = fontsOf(clientFolder)
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>404 · Flamingo</title>${fonts === undefined ? '' : `\n<link rel="stylesheet" href="/${fonts}">`}
<style>
:root { color-scheme: light dark; --paper: #fbf8f4; --ink: #1f2433; --muted: #5a6072; --flamingo: #c8285a }
@media (prefers-color-scheme: dark) { :root { --paper: #16181f; --ink: #f2efe9; --muted: #a7adbd; --flamingo: #ff8fab } }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; background: var(--paper); color: var(--ink);
  font: 16px/1.6 'Noto Sans JP Variable', system-ui, sans-serif }
h1 { margin: 0; font-size: 28px; line-height: 1.4 }
p { margin: 8px 0 24px; color: var(--muted) }
a { color: var(--flamingo) }
</style>
</head>
<body>
<main>
<h1>ページが見つかりません</h1>
<p>アドレスが途中で切れていないか、お確かめください。<br><a href="/">ホームへ</a></p>
<section lang="en">
<h1>There is no page here</h1>
<p>Perhaps the address was cut short. <br><a href="/">Go to the home page</a></p>
</section>
</main>
</body>
</html>
`
}

// The style sheet that declares the font, by the build's manifest: its name carries a hash.
function fontsOf(clientFolder: string): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(clientFolder, '.vite', 'manifest.json'), 'utf8')) as Record<string, { file?: string }>
    return manifest['ui/fonts.css']?.file
  } catch {
    // Without built pages there is none, and the page is read in the machine's own font.
    return undefined
  }
}
