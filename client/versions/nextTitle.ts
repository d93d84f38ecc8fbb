import { limits } from '../../shared/protocol/limits.ts'

/** What the next session of a board may be called: `第3回 …` becomes `第4回 …`, `… – 2` becomes `… – 3`, and everything else gets ` – 2`. */
export function nextTitle(title: string): string {
  const round = /第\s*([0-9０-９]{1,4})\s*回/u.exec(title)
  if (round) return title.replace(round[0], `第${numberAfter(round[1])}回`)
  const last = /^(.*[-–—#] ?)(\d{1,3})$/u.exec(title)
  if (last) return `${last[1]}${numberAfter(last[2])}`
  const second = ' – 2'
  return `${[...title].slice(0, limits.titleLength - second.length).join('')}${second}`
}

function numberAfter(digits = ''): number {
  return Number(digits.normalize('NFKC')) + 1
}
