import type { Locale } from '../board/locale.ts'

/** What a picture says of itself, for whoever can't see it or wonders about a box. */
export type PictureWords = {
  standIns: (names: readonly string[]) => string
  missingImages: (names: readonly string[]) => string
  simpler: (count: number) => string
  leftOut: (count: number) => string
  kinds: Readonly<Record<'bookmark' | 'embed' | 'video', string>>
}

/** How many names are listed before "…". */
const mostNames = 20

export const pictureWords: Record<Locale, PictureWords> = {
  en: {
    standIns: (names) => `Shown as a box with its name: ${list(names, ', ')}.`,
    missingImages: (names) => `Images that could not be shown: ${list(names, ', ')}.`,
    simpler: (count) => `Arrows with corners are drawn on a simpler way than on the board: ${count}.`,
    leftOut: (count) => `Things on the board that could not be read and are not shown: ${count}.`,
    kinds: { bookmark: 'Bookmark', embed: 'Embedded page', video: 'Video' },
  },
  ja: {
    standIns: (names) => `名前を入れた枠で示したもの：${list(names, '、')}。`,
    missingImages: (names) => `表示できなかった画像：${list(names, '、')}。`,
    simpler: (count) => `折れ線の矢印のうち、経路を簡略にしたもの：${count}本。`,
    leftOut: (count) => `読み取れず、図に入っていないもの：${count}件。`,
    kinds: { bookmark: 'ブックマーク', embed: '埋め込みページ', video: '動画' },
  },
}

function list(names: readonly string[], separator: string): string {
  const shown = names.slice(0, mostNames).map((name) => name.slice(0, 100))
  return [...shown, ...(names.length > mostNames ? ['…'] : [])].join(separator)
}
