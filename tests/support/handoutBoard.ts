import type { CaseNote } from '../../shared/board/caseNote.ts'
import type { Locale } from '../../shared/board/locale.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { pageOfScores, scoreOnPage } from '../../shared/board/placedMatrix.ts'
import { matrixOfTemplate, type TemplateId } from '../../shared/board/template.ts'
import type { EarlierMoment } from '../../shared/handout/comparedWith.ts'
import type { HandoutSource } from '../../shared/handout/layOutHandout.ts'
import { must } from '../../shared/must.ts'

const texts: Record<Locale, readonly string[]> = {
  ja: [
    '広報と人事が同じ週に会う',
    '社員が自分の言葉で投稿する。最初の三か月は誰も見ていないと思って続けた。半年後、取引先から「読んでいます」と言われた。',
    '展示会の準備を新人に任せた',
    '病院：看護師が話題を選んだ',
    'パン屋：見習いが朝を撮影する 🥐',
    '採用ページに本当の顔を載せる（𠮷野さん、髙橋さん）',
  ],
  en: [
    'Bakery: apprentices film the mornings',
    'Hospital: nurses chose the topics. For the first three months nobody seemed to read it, then a supplier said that they follow every post.',
    'Town hall: two people, one afternoon a week',
    'Railway: great stories, no readers yet',
    'Brewery: tours on Saturdays 🍺',
  ],
}
const people: Record<Locale, readonly (readonly [name: string, standpoint: string])[]> = {
  ja: [
    ['佐藤', '広報'],
    ['鈴木', '人事'],
    ['高橋', ''],
    ['田中', '工場長'],
  ],
  en: [
    ['Aki', 'PR'],
    ['Ben', 'HR'],
    ['Chika', ''],
    ['Dana', 'Plant manager'],
  ],
}
const colors = ['black', 'blue', 'green', 'light-red'] as const

type BoardOptions = {
  locale?: Locale
  template?: TemplateId
  paper?: HandoutSource['paper']
  /** By the note's place in the row, from 0. */
  note?: (at: number) => Partial<CaseNote>
}

/** A board with so many notes all over its matrix, every twelfth beside it, always the same. */
export function handoutBoard(
  count: number,
  { locale = 'ja', template = 'empowerment-marketing', paper = 'a4', note }: BoardOptions = {},
): HandoutSource {
  const matrix = matrixOfTemplate(template, locale)
  const placed: PlacedMatrix[] = matrix ? [{ id: 'shape:matrix', name: '', index: 'a0', matrix, place: { x: 0, y: 0, rotation: 0 } }] : []
  return {
    notes: Array.from({ length: count }, (_, at) => ({ ...noteAt(at, placed[0], locale), ...note?.(at) })),
    matrices: placed,
    settings: { fields: new Set(), authorsHidden: false, versionsByAll: false, legend: new Map() },
    title: locale === 'ja' ? '第3回 社員の発信を考える会' : 'Staff on social media: our cases',
    url: 'https://board.example.org/b/Zx1abcdefghijklmnopqrs',
    at: new Date('2026-11-25T20:00:00Z'),
    locale,
    paper,
    timeZone: 'Asia/Tokyo',
  }
}

function noteAt(at: number, placed: PlacedMatrix | undefined, locale: Locale): CaseNote {
  // Steps of the golden section and of a root fill the field evenly, without chance.
  const part = (step: number): number => 4 + (((at + 1) * step) % 1) * 92
  const isBeside = at % 12 === 11
  const centre = placed && !isBeside ? pageOfScores({ x: part(0.618_034), y: part(0.414_214) }, placed) : { x: -900, y: at }
  const score = placed && scoreOnPage(centre, placed)
  const [name, standpoint] = must(people[locale][at % people[locale].length], 'a person')
  return {
    id: `shape:${at}`,
    number: at + 1,
    text: must(texts[locale][at % texts[locale].length], 'a text'),
    color: must(colors[at % colors.length], 'a colour'),
    author: { id: name, name, standpoint },
    createdAt: undefined,
    changed: undefined,
    lineage: `shape:${at}`,
    fields: at % 5 === 0 ? { media: 'social', wentWell: '写真より短い文章のほうが読まれた', link: `https://example.org/cases/${at}` } : {},
    centre,
    matrixId: score && placed ? placed.id : undefined,
    score,
  }
}

/** The board a while before: a third of its notes stood elsewhere, every seventh was not there yet, one is gone since. */
export function earlierHandoutBoard({ notes, matrices }: HandoutSource, locale: Locale): EarlierMoment {
  const [placed] = matrices
  const moved = (note: CaseNote): CaseNote => {
    if (!placed || !note.score?.axes || note.number % 3 !== 0) return note
    const { x, y } = note.score.axes
    const centre = pageOfScores({ x: Math.max(2, x - 34), y: Math.min(98, y + 17) }, placed)
    return { ...note, centre, score: scoreOnPage(centre, placed) }
  }
  const before = notes.filter(({ number }) => number % 7 !== 0).map(moved)
  const [first] = before
  const gone = first && {
    ...first,
    ...(placed && { centre: pageOfScores({ x: 82, y: 66 }, placed) }),
    id: 'shape:gone',
    number: notes.length + 1,
    text: locale === 'ja' ? '終わった事例' : 'A case that is over',
  }
  const edited = before.map((note) => (note.number === 2 ? { ...note, text: locale === 'ja' ? '短い文' : 'Shorter' } : note))
  return {
    cases: { notes: gone ? [...edited, gone] : edited, matrices },
    at: new Date('2026-11-11T05:00:00Z'),
    name: locale === 'ja' ? '議論の後' : 'After discussion',
  }
}
