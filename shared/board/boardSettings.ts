import type * as Y from 'yjs'
import { metaOf } from '../document/boardDocument.ts'
import { caseFieldIds, type CaseFieldId } from './caseFields.ts'

/** What a board's people have agreed on, beyond its title. In the document's `meta`, one key each, so that two choices never collide. */
export type BoardSettings = {
  /** The fields that notes show and that can be filled in. */
  fields: ReadonlySet<CaseFieldId>
  /** Whether nobody sees who wrote what. */
  authorsHidden: boolean
  /** Whether participants may name versions, too. */
  versionsByAll: boolean
  /** What a colour of notes stands for on this board, by tldraw's name of the colour: "us", "customers". */
  legend: ReadonlyMap<string, string>
}

/** One setting and its new value. An empty legend's name takes it back. */
export type SettingChange =
  | { setting: 'field'; field: CaseFieldId; on: boolean }
  | { setting: 'authorsHidden'; on: boolean }
  | { setting: 'versionsByAll'; on: boolean }
  | { setting: 'legend'; color: string; name: string }

/** The most characters a colour's name in the legend has. */
export const legendNameLength = 30

/** A legend's names are everybody's: participants may write the keys of `meta` that begin so. */
export const legendPrefix = 'legend.'

/** The settings of a board. What is no sound value counts as not set. */
export function settingsOf(document: Y.Doc): BoardSettings {
  const meta = metaOf(document)
  const legend = new Map<string, string>()
  for (const [key, value] of meta.entries()) {
    if (!key.startsWith(legendPrefix) || typeof value !== 'string') continue
    const name = [...value.trim()].slice(0, legendNameLength).join('')
    if (name !== '') legend.set(key.slice(legendPrefix.length), name)
  }
  return {
    fields: new Set(caseFieldIds.filter((id) => meta.get(fieldKey(id)) === true)),
    authorsHidden: meta.get(authorsHiddenKey) === true,
    versionsByAll: meta.get(versionsByAllKey) === true,
    legend,
  }
}

/** Writes one setting; nothing when it is so already. */
export function writeSetting(document: Y.Doc, change: SettingChange): void {
  const [key, value] = entryOf(change)
  if (metaOf(document).get(key) !== value) metaOf(document).set(key, value)
}

/** Gives a document of the same board, of another moment, what its people have agreed on in this one: title, fields, legend, who is shown. */
export function takeAgreements(from: Y.Doc, to: Y.Doc): void {
  const isAgreed = (key: string): boolean =>
    key === titleKey || key === authorsHiddenKey || key.startsWith(fieldKey('')) || key.startsWith(legendPrefix)
  to.transact(() => {
    for (const key of metaOf(to).keys()) if (isAgreed(key)) metaOf(to).delete(key)
    for (const [key, value] of metaOf(from).entries()) if (isAgreed(key)) metaOf(to).set(key, value)
  })
}

const titleKey = 'title'
const authorsHiddenKey = 'authorsHidden'
const versionsByAllKey = 'versionsByAll'

function fieldKey(id: string): string {
  return `field.${id}`
}

function entryOf(change: SettingChange): [string, unknown] {
  switch (change.setting) {
    case 'field':
      return [fieldKey(change.field), change.on]
    case 'authorsHidden':
      return [authorsHiddenKey, change.on]
    case 'versionsByAll':
      return [versionsByAllKey, change.on]
    case 'legend':
      return [legendPrefix + change.color, change.name.trim()]
  }
}
