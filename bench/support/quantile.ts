import { must } from '../../shared/must.ts'

/** The value below which `share` (0 to 1) of `values` lie: the nearest rank, no interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)
  return must(sorted[Math.max(0, rank)], 'a quantile needs at least one value')
}
