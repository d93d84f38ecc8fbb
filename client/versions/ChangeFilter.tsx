import { useTranslation } from 'react-i18next'
import { changeKinds, kindsOf, type ChangedNote, type ChangeKind } from '../../shared/version/changedNotes.ts'
import styles from './Versions.module.css'

type ChangeFilterProps = {
  changed: readonly ChangedNote[]
  hidden: ReadonlySet<ChangeKind>
  onHidden: (hidden: ReadonlySet<ChangeKind>) => void
}

/** How many notes have changed in which way; a press hides or shows those. */
export function ChangeFilter({ changed, hidden, onHidden }: ChangeFilterProps) {
  const { t } = useTranslation()
  const counts = new Map(changeKinds.map((kind) => [kind, changed.filter(({ difference }) => kindsOf(difference).includes(kind)).length]))

  function toggle(kind: ChangeKind): void {
    const next = new Set(hidden)
    if (!next.delete(kind)) next.add(kind)
    onHidden(next)
  }

  return (
    <div className={styles['chips']} role="group" aria-label={t('versions.changes.filter')}>
      {changeKinds
        .filter((kind) => counts.get(kind) !== 0)
        .map((kind) => (
          <button key={kind} type="button" className={styles['chip']} aria-pressed={!hidden.has(kind)} onClick={() => toggle(kind)}>
            {t(`versions.changes.kind.${kind}`)} <span className={styles['chipCount']}>{counts.get(kind)}</span>
          </button>
        ))}
    </div>
  )
}
