import { shelfSorts, type ShelfQuery } from '../../shared/circle/shelf.ts'
import { limits } from '../../shared/protocol/limits.ts'

/** Which boards one looks at, without the page. */
export type ShelfView = Omit<ShelfQuery, 'page'>

export const wholeShelf: ShelfView = { words: '', tag: '', archived: false, sort: 'worked' }

/** What an address says of it, so that whoever comes back from a board finds the shelf as it was. */
export function viewOfAddress({ search }: { search: string }): ShelfView {
  const asked = new URLSearchParams(search)
  return {
    words: (asked.get('q') ?? '').slice(0, limits.searchLength),
    tag: (asked.get('tag') ?? '').slice(0, limits.tagLength),
    archived: asked.get('archived') === 'true',
    sort: shelfSorts.find((sort) => sort === asked.get('sort')) ?? 'worked',
  }
}

/** The same as the `?…` of an address; '' for the whole shelf. */
export function searchOfView({ words, tag, archived, sort }: ShelfView): string {
  const said = new URLSearchParams({
    ...(words !== '' && { q: words }),
    ...(tag !== '' && { tag }),
    ...(archived && { archived: 'true' }),
    ...(sort !== 'worked' && { sort }),
  }).toString()
  return said === '' ? '' : `?${said}`
}
