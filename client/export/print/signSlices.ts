import url0 from '@fontsource-variable/noto-emoji/files/noto-emoji-0-wght-normal.woff2?url'
import url1 from '@fontsource-variable/noto-emoji/files/noto-emoji-1-wght-normal.woff2?url'
import url2 from '@fontsource-variable/noto-emoji/files/noto-emoji-2-wght-normal.woff2?url'
import url3 from '@fontsource-variable/noto-emoji/files/noto-emoji-3-wght-normal.woff2?url'
import url4 from '@fontsource-variable/noto-emoji/files/noto-emoji-4-wght-normal.woff2?url'
import url5 from '@fontsource-variable/noto-emoji/files/noto-emoji-5-wght-normal.woff2?url'
import url6 from '@fontsource-variable/noto-emoji/files/noto-emoji-6-wght-normal.woff2?url'
import url7 from '@fontsource-variable/noto-emoji/files/noto-emoji-7-wght-normal.woff2?url'
import url8 from '@fontsource-variable/noto-emoji/files/noto-emoji-8-wght-normal.woff2?url'
import url9 from '@fontsource-variable/noto-emoji/files/noto-emoji-9-wght-normal.woff2?url'
import rangesByName from '@fontsource-variable/noto-emoji/unicode.json'
import { rangesOf } from '../../../shared/typeset/unicodeRange.ts'
import type { SliceAddress } from './fontSource.ts'

/** The slices of Noto Emoji: pictures of one colour, as lines that print well. */
export const signSlices: readonly SliceAddress[] = [
  [url0, rangesByName['[0]']],
  [url1, rangesByName['[1]']],
  [url2, rangesByName['[2]']],
  [url3, rangesByName['[3]']],
  [url4, rangesByName['[4]']],
  [url5, rangesByName['[5]']],
  [url6, rangesByName['[6]']],
  [url7, rangesByName['[7]']],
  [url8, rangesByName['[8]']],
  [url9, rangesByName['[9]']],
].map(([url = '', ranges = '']) => ({ url, ranges: rangesOf(ranges) }))
