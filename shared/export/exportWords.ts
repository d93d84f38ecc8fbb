import type { ActionState, MediaTag, PromptId } from '../board/caseFields.ts'
import type { Locale } from '../board/locale.ts'
import type { Quadrant } from '../board/score.ts'

/** The words in what leaves a board. Here and not in the pages' locale files, because the server writes the same files. */
export type ExportWords = {
  columns: Record<
    | 'number'
    | 'text'
    | 'matrix'
    | 'x'
    | 'y'
    | 'quadrant'
    | 'lean'
    | 'author'
    | 'standpoint'
    | 'media'
    | 'action'
    | 'color'
    | 'created'
    | 'link'
    | 'noteLink',
    string
  > &
    Record<PromptId, string>
  media: Record<MediaTag, string>
  action: Record<ActionState, string>
  place: Record<Quadrant, string>
  unplaced: string
  exportedOn: string
  board: string
  matrixNumber: (number: number) => string
  cases: (count: number) => string
  nothing: string
  by: (who: string) => string
}

/** In each language. */
export const exportWords: Record<Locale, ExportWords> = {
  en: {
    columns: {
      number: 'No.',
      text: 'Text',
      matrix: 'Matrix',
      x: 'Horizontal',
      y: 'Vertical',
      quadrant: 'Quadrant',
      lean: 'Lean',
      author: 'Author',
      standpoint: 'Standpoint',
      media: 'Media',
      action: 'Action',
      color: 'Colour',
      created: 'Created (UTC)',
      link: 'Reference',
      noteLink: 'Link to the note',
      planned: 'Who planned it',
      chosen: 'Who was chosen',
      talkedAbout: 'How it is talked about',
      negotiated: 'What had to be negotiated',
      found: 'Where the person was found',
      wentWell: 'What went well',
      disappointed: 'What disappointed',
    },
    media: { paid: 'Paid', social: 'Social', owned: 'Owned' },
    action: { open: 'Open action', done: 'Action done' },
    place: { topLeft: 'Top left', topRight: 'Top right', bottomLeft: 'Bottom left', bottomRight: 'Bottom right' },
    unplaced: 'Not on a quadrant',
    exportedOn: 'As of',
    board: 'Board',
    matrixNumber: (number) => `Quadrant ${number}`,
    cases: (count) => (count === 1 ? '1 case' : `${count} cases`),
    nothing: 'No notes.',
    by: (who) => `by ${who}`,
  },
  ja: {
    columns: {
      number: '番号',
      text: '内容',
      matrix: '四象限',
      x: '横',
      y: '縦',
      quadrant: '象限',
      lean: '偏り',
      author: '書いた人',
      standpoint: '立場',
      media: 'メディア',
      action: 'アクション',
      color: '色',
      created: '作成日時（UTC）',
      link: '参考リンク',
      noteLink: '付箋へのリンク',
      planned: '企画した人',
      chosen: '選ばれた人',
      talkedAbout: '語られ方',
      negotiated: '調整が必要だったこと',
      found: 'その人を見つけた場所',
      wentWell: 'うまくいったこと',
      disappointed: '期待はずれだったこと',
    },
    media: { paid: 'ペイド', social: 'ソーシャル', owned: 'オウンド' },
    action: { open: 'アクション（未完了）', done: 'アクション（完了）' },
    place: { topLeft: '左上', topRight: '右上', bottomLeft: '左下', bottomRight: '右下' },
    unplaced: '四象限の外',
    exportedOn: '出力日時',
    board: 'ボード',
    matrixNumber: (number) => `四象限 ${number}`,
    cases: (count) => `${count}件`,
    nothing: '付箋はありません。',
    by: (who) => who,
  },
}
