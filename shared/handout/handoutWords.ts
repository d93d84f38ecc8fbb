import type { Locale } from '../board/locale.ts'

/** The words of a handout besides those of every export. Here and not in the pages' locale files: a server may make it, too. */
export type HandoutWords = {
  continued: (name: string) => string
  people: (count: number) => string
  morePeople: (count: number) => string
  personWith: (name: string, standpoint: string) => string
  notes: (count: number) => string
  openBoard: string
  linkNeedsKey: string
  nothingHere: string
  noMatrix: string
  nonePlaced: string
  placed: (count: number) => string
  leans: (count: number, lean: number, end: string) => string
  even: (count: number, each: number, low: string, high: string) => string
  balanced: (count: number) => string
  centre: string
  answer: (question: string, answer: string) => string
  tooManyForNumbers: string
  changes: ChangeWords
  otherColor: string
  colors: Readonly<Record<string, string>>
}

/** What a handout says of what has changed since an earlier moment. */
type ChangeWords = {
  since: (name: string, date: string) => string
  heading: (since: string) => string
  sentence: (since: string, counts: Counts) => string
  added: (field: string) => string
  removed: (field: string) => string
  fromTo: (from: string, to: string) => string
  edited: string
  editedFrom: (text: string) => string
  recolored: string
  nothing: string
  counted: readonly string[]
  key: { moved: string; added: string; removed: string }
}

const counted = { en: ['moved', 'new', 'removed', 'edited'], ja: ['移動', '追加', '削除', '編集'] } as const

export const handoutWords: Record<Locale, HandoutWords> = {
  en: {
    continued: (name) => `${name} (continued)`,
    people: (count) => `Written by (${count})`,
    morePeople: (count) => `and ${count} more`,
    personWith: (name, standpoint) => `${name} (${standpoint})`,
    notes: (count) => (count === 1 ? '1 note' : `${count} notes`),
    openBoard: 'Open the board',
    linkNeedsKey: 'on a device that knows it',
    nothingHere: 'No notes here.',
    noMatrix: 'This board has no quadrant: its notes are listed by number.',
    nonePlaced: 'No note lies on the quadrant.',
    placed: (count) => (count === 1 ? 'One case on the quadrant.' : `${count} cases on the quadrant.`),
    leans: (count, lean, end) => `${lean} of ${count} ${count === 1 ? 'case leans' : 'cases lean'} to ${end}.`,
    even: (count, each, low, high) => `As many of ${count} cases lean to ${low} as to ${high}: ${each} each.`,
    balanced: (count) => (count === 1 ? 'The one case is in balance.' : `All ${count} cases are in balance.`),
    centre: 'Centre',
    answer: (question, answer) => `${question}: ${answer}`,
    tooManyForNumbers: 'There are too many notes here for numbers; the tables say where each of them stands.',
    changes: {
      since: (name, date) => (name === '' ? date : `“${name}” (${date})`),
      heading: (since) => `What has changed since ${since}`,
      sentence: (since, counts) => `Since ${since}: ${countsIn(counts, counted.en, 'nothing has changed', ', ')}.`,
      added: (field) => `New: ${field}`,
      removed: (field) => `Removed from: ${field}`,
      fromTo: (from, to) => `${from} → ${to}`,
      edited: 'Fields edited',
      editedFrom: (text) => `Before: ${text}`,
      recolored: 'Other colour than before',
      counted: counted.en,
      nothing: 'Nothing has changed on the quadrants or in the notes.',
      key: { moved: 'from where it stood', added: 'new here', removed: 'no longer here' },
    },
    otherColor: 'Other colour',
    colors: {
      black: 'Yellow',
      grey: 'Grey',
      white: 'White',
      'light-violet': 'Light violet',
      violet: 'Violet',
      blue: 'Blue',
      'light-blue': 'Light blue',
      yellow: 'Amber',
      orange: 'Orange',
      green: 'Green',
      'light-green': 'Light green',
      'light-red': 'Pink',
      red: 'Red',
    },
  },
  ja: {
    continued: (name) => `${name}（続き）`,
    people: (count) => `書いた人（${count}名）`,
    morePeople: (count) => `ほか${count}名`,
    personWith: (name, standpoint) => `${name}（${standpoint}）`,
    notes: (count) => `付箋${count}枚`,
    openBoard: 'ボードを開く',
    linkNeedsKey: '一度開いたことのある端末で',
    nothingHere: '付箋はありません。',
    noMatrix: 'このボードには四象限がないため、付箋を番号順に並べています。',
    nonePlaced: '四象限の上に付箋はありません。',
    placed: (count) => `四象限の上に${count}件の事例があります。`,
    leans: (count, lean, end) => `${count}件中${lean}件が「${end}」寄りです。`,
    even: (count, each, low, high) => `${count}件中、「${low}」寄りと「${high}」寄りが${each}件ずつです。`,
    balanced: (count) => `${count}件すべてが釣り合っています。`,
    centre: '重心',
    answer: (question, answer) => `${question}：${answer}`,
    tooManyForNumbers: '付箋が多いため、図では番号を省いています。それぞれの位置は表の数値をご覧いただけます。',
    changes: {
      since: (name, date) => (name === '' ? date : `「${name}」（${date}）`),
      heading: (since) => `${since}からの変化`,
      sentence: (since, counts) => `${since}から、${countsIn(counts, counted.ja, '変化なし', '・')}。`,
      added: (field) => `追加：${field}`,
      removed: (field) => `削除：${field}から`,
      fromTo: (from, to) => `${from} → ${to}`,
      edited: '項目の編集',
      editedFrom: (text) => `前の内容：${text}`,
      recolored: '色の変更',
      counted: counted.ja,
      nothing: '位置にも内容にも変化はありません。',
      key: { moved: '前の位置から', added: '新しく加わった', removed: 'ここにはもうない' },
    },
    otherColor: 'その他の色',
    colors: {
      black: '黄',
      grey: 'グレー',
      white: '白',
      'light-violet': '薄紫',
      violet: '紫',
      blue: '青',
      'light-blue': '水色',
      yellow: '山吹色',
      orange: 'オレンジ',
      green: '緑',
      'light-green': '黄緑',
      'light-red': 'ピンク',
      red: '赤',
    },
  },
}

type Counts = { moved: number; added: number; removed: number; edited: number }

// What there is none of is not counted.
function countsIn({ moved, added, removed, edited }: Counts, names: readonly string[], none: string, between: string): string {
  const isLatin = between.includes(',')
  const parts = [moved, added, removed, edited].flatMap((count, at) =>
    count > 0 ? [isLatin ? `${count} ${names[at] ?? ''}` : `${names[at] ?? ''}${count}件`] : [],
  )
  return parts.length > 0 ? parts.join(between) : none
}
