import type { TLAsset, TLContent, TLRichText, TLShape } from '@tldraw/tldraw'

/** Shapes that would load something from another host, or that a board has only from its facilitator. */
const unwelcome = new Set(['matrix', 'embed', 'bookmark', 'video'])

/**
 * What of copied canvas content may be pasted: no matrix, nothing that calls another host. What lies in a group or frame
 * that is left out goes with it; so do the bindings of left out shapes.
 */
export function welcomeContent(content: TLContent, ownOrigin: string): TLContent {
  const assets = content.assets.filter((asset) => isOurs(asset, ownOrigin))
  const assetIds = new Set<string>(assets.map((asset) => asset.id))
  const left = new Set<string>()
  // Parents come before their children in copied content, but nothing promises it.
  for (let before = -1; before !== left.size;) {
    before = left.size
    for (const shape of content.shapes) {
      if (unwelcome.has(shape.type) || left.has(shape.parentId) || lacksAsset(shape, assetIds)) left.add(shape.id)
    }
  }
  return {
    ...content,
    assets,
    shapes: content.shapes.filter((shape) => !left.has(shape.id)),
    rootShapeIds: content.rootShapeIds.filter((id) => !left.has(id)),
    bindings: content.bindings?.filter((binding) => !left.has(binding.fromId) && !left.has(binding.toId)),
  }
}

/** A note's text that is a link: what is shown is shortened, the address behind it is whole. */
export function linkText(url: string): TLRichText {
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: shownAddress(url), marks: [{ type: 'link', attrs: { href: url } }] }] }],
  }
}

const shownLength = 60

/** An address as people read it: without protocol and trailing slash, not longer than 60 characters. */
export function shownAddress(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  const characters = [...bare]
  return characters.length > shownLength ? `${characters.slice(0, shownLength - 1).join('')}…` : bare
}

// Pictures inside the content are uploaded on paste; those at another host are left out.
function isOurs(asset: TLAsset, ownOrigin: string): boolean {
  if (asset.type !== 'image') return false
  const { src } = asset.props
  if (src === null || src.startsWith('data:image/')) return true
  return URL.canParse(src, ownOrigin) && new URL(src, ownOrigin).origin === ownOrigin
}

function lacksAsset(shape: TLShape, assetIds: ReadonlySet<string>): boolean {
  const assetId = (shape.props as { assetId?: unknown }).assetId
  return typeof assetId === 'string' && !assetIds.has(assetId)
}
