import { useTranslation } from 'react-i18next'
import type { BoardVersion, VersionId } from '../../shared/version/boardVersion.ts'
import { SelectField } from '../ui/SelectField.tsx'
import type { OriginBoard } from './useOrigin.ts'
import { useVersionWords } from './useVersionWords.ts'
import styles from './Versions.module.css'

type MomentChoiceProps = {
  versions: readonly BoardVersion[]
  /** The board that this one was copied from: its versions are moments, too. */
  origin: OriginBoard | undefined
  from: BoardVersion
  /** Undefined: now. */
  to: BoardVersion | undefined
  onFrom: (id: VersionId) => void
  onTo: (version: BoardVersion | undefined) => void
}

/** Which two moments are compared. */
export function MomentChoice({ versions, origin, from, to, onFrom, onTo }: MomentChoiceProps) {
  const { t } = useTranslation()
  const words = useVersionWords()
  const options = versions.toReversed().map((version) => ({ value: version.id as string, label: words.whole(version) }))
  const group = origin && t('versions.changes.origin', { title: origin.title })
  const originOptions = (origin?.versions ?? [])
    .toReversed()
    .map((version) => ({ value: version.id, label: words.whole(version), ...(group !== undefined && { group }) }))
  const find = (id: string): BoardVersion | undefined => versions.find((version) => version.id === id)
  return (
    <div className={styles['moments']}>
      <SelectField<string>
        label={t('versions.changes.from')}
        value={from.id}
        options={[...options, ...originOptions]}
        onChange={(id) => {
          const version = find(id) ?? origin?.versions.find((other) => other.id === id)
          if (version) onFrom(version.id)
        }}
      />
      <SelectField<string>
        label={t('versions.changes.to')}
        value={to ? to.id : ''}
        options={[{ value: '', label: t('versions.now') }, ...options]}
        onChange={(id) => onTo(find(id))}
      />
    </div>
  )
}
