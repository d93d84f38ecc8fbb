import { expect, test } from 'vitest'
import type { LocalCopy } from '../../client/sync/localCopy.ts'

/** A place for copies: each call of `open` is another page's view of the same one. */
export type CopyPlace = { open: (page: number) => LocalCopy }

/** What every implementation of LocalCopy keeps to. `makePlace` gives an empty place. */
export function testLocalCopy(name: string, makePlace: () => Promise<CopyPlace>): void {
  const whole = (): Uint8Array => Uint8Array.of(100)

  test(`[COPY-1] ${name}: what one page has written, another reads, in the same order`, async () => {
    const place = await makePlace()
    const page = place.open(1)
    expect(await page.read()).toEqual({ updates: [], unsaved: [] })
    expect(await page.write({ updates: [Uint8Array.of(1)], unsaved: ['shape:a'] }, whole)).toBe(true)
    expect(await page.write({ updates: [Uint8Array.of(2), Uint8Array.of(3)], unsaved: ['shape:a', 'board'] }, whole)).toBe(true)
    const read = await place.open(2).read()
    expect(read?.updates.map((update) => [...update])).toEqual([[100], [2], [3]])
    expect(read?.unsaved.toSorted()).toEqual(['board', 'shape:a'])
  })

  test(`[COPY-2] ${name}: a page reads once what is there, and later only what others have added`, async () => {
    const place = await makePlace()
    const [left, right] = [place.open(1), place.open(2)]
    await left.read()
    await left.write({ updates: [], unsaved: [] }, whole)
    await right.read()
    await left.write({ updates: [Uint8Array.of(4)], unsaved: ['shape:a'] }, whole)
    expect(await left.read()).toEqual({ updates: [], unsaved: [] })
    const news = await right.read()
    expect(news?.updates.map((update) => [...update])).toEqual([[4]])
    expect(news?.unsaved).toEqual(['shape:a'])
  })

  test(`[COPY-3] ${name}: whoever reads what is unsaved answers for it, until it says otherwise`, async () => {
    const place = await makePlace()
    await place.open(1).write({ updates: [], unsaved: ['shape:a'] }, whole)
    const second = place.open(2)
    await second.read()
    expect((await place.open(3).read())?.unsaved).toEqual(['shape:a'])
    const fourth = place.open(4)
    await fourth.read()
    await fourth.write({ updates: [], unsaved: [] }, whole)
    expect((await place.open(5).read())?.unsaved).toEqual([])
  })

  test(`[COPY-4] ${name}: a copy with something unsaved is removed only when it is asked for outright`, async () => {
    const place = await makePlace()
    await place.open(1).write({ updates: [], unsaved: ['shape:a'] }, whole)
    expect(await place.open(2).remove({ unlessUnsaved: true })).toBe(false)
    expect((await place.open(3).read())?.updates).toHaveLength(1)
    expect(await place.open(2).remove({ unlessUnsaved: false })).toBe(true)
    expect(await place.open(4).read()).toEqual({ updates: [], unsaved: [] })
  })

  test(`[COPY-5] ${name}: a page whose copy was removed begins anew with the whole document`, async () => {
    const place = await makePlace()
    const page = place.open(1)
    await page.write({ updates: [Uint8Array.of(1)], unsaved: [] }, whole)
    await place.open(2).remove({ unlessUnsaved: true })
    await page.write({ updates: [Uint8Array.of(2)], unsaved: [] }, () => Uint8Array.of(101))
    expect((await place.open(3).read())?.updates.map((update) => [...update])).toEqual([[101]])
  })
}
