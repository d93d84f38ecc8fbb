import { limits } from '../../shared/protocol/limits.ts'

/** The tags in what somebody has written, separated by commas of either kind. `tooLong`: the first that is longer than one may be. */
export function tagsIn(typed: string): { tags: string[]; tooLong: string | undefined; tooMany: boolean } {
  const tags = [
    ...new Set(
      typed
        .split(/[,，、\n]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ]
  return { tags, tooLong: tags.find(({ length }) => length > limits.tagLength), tooMany: tags.length > limits.tagsPerBoard }
}
