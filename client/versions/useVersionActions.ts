import { useTranslation } from 'react-i18next'
import type { BoardVersion, VersionId } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { Refusal } from '../http/boardApi.ts'
import { nameVersion, removeVersion, renameVersion, restoreVersion } from '../http/versionApi.ts'
import { showToast } from '../ui/toasts.ts'
import { useVersionWords } from './useVersionWords.ts'

/** What can be done with versions. Each says how it went. */
export type VersionActions = {
  /** Answers whether the version was made. */
  save: (name: string) => Promise<boolean>
  restore: (version: BoardVersion) => void
  rename: (version: BoardVersion, name: string) => void
  remove: (version: BoardVersion) => void
}

type Options = { link: BoardLink; me: string; onChanged: () => Promise<void>; onRestored: () => void }

/** The actions on the versions of a board, in the name of `me`. */
export function useVersionActions({ link, me, onChanged, onRestored }: Options): VersionActions {
  const { t } = useTranslation()
  const words = useVersionWords()

  function tellRefusal(refusal: Refusal): void {
    if (refusal === 'conflict') showToast(t('versions.full'))
    else showToast(t(refusal === 'too-many' ? 'versions.tooMany' : refusal === 'not-found' ? 'versions.gone' : 'versions.failed'))
  }

  async function done(answer: BoardVersion | Refusal, text: string): Promise<boolean> {
    if (typeof answer === 'string') tellRefusal(answer)
    else showToast(text)
    await onChanged()
    return typeof answer !== 'string'
  }

  async function restore(version: BoardVersion): Promise<void> {
    const answer = await restoreVersion(link, version.id, me)
    if (typeof answer === 'string') return tellRefusal(answer)
    onRestored()
    const undo = { label: t('versions.undo'), run: () => void takeBack(answer.before, version.id) }
    showToast(t('versions.restored', { version: words.whole(version) }), undo)
    await onChanged()
  }

  async function takeBack(before: VersionId, restored: VersionId): Promise<void> {
    const answer = await restoreVersion(link, before, me, restored)
    if (typeof answer === 'string') tellRefusal(answer)
    else showToast(t('versions.undone'))
    await onChanged()
  }

  async function remove(version: BoardVersion): Promise<void> {
    const answer = await removeVersion(link, version.id)
    if (answer === 'removed') {
      onRestored()
      showToast(t('versions.removed', { version: words.whole(version) }))
    } else tellRefusal(answer)
    await onChanged()
  }

  return {
    save: async (name) => done(await nameVersion(link, name, me), t('versions.saved', { name })),
    restore: (version) => void restore(version),
    rename: (version, name) =>
      void renameVersion(link, version.id, name, me).then((answer) => done(answer, t('versions.renamed', { name }))),
    remove: (version) => void remove(version),
  }
}
