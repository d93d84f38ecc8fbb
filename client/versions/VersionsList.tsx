import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can, type Role } from '../../shared/board/role.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { CopyDialog } from './CopyDialog.tsx'
import { daysOf } from './daysOf.ts'
import { PersonFilter } from './PersonFilter.tsx'
import { SaveVersion } from './SaveVersion.tsx'
import { TimeSlider } from './TimeSlider.tsx'
import type { LookBack } from './useLookBack.ts'
import { useVersionActions } from './useVersionActions.ts'
import { useVersionWords } from './useVersionWords.ts'
import { VersionRow } from './VersionRow.tsx'
import styles from './Versions.module.css'

type VersionsListProps = {
  link: BoardLink
  live: LiveBoard
  role: Role
  title: string
  me: string
  versions: readonly BoardVersion[]
  /** The one that is looked at. */
  looking: BoardVersion | undefined
  lookBack: LookBack
  onChanged: () => Promise<void>
  onCompare: (version: BoardVersion) => void
}

/** The versions by day, the newest first: each is looked at by a press, and the one that is looked at can be gone back to. */
export function VersionsList({ link, live, role, title, me, versions, looking, lookBack, onChanged, onCompare }: VersionsListProps) {
  const { t } = useTranslation()
  const words = useVersionWords()
  const settings = useReadable(live.settings)
  const [person, setPerson] = useState('')
  const [copying, setCopying] = useState<BoardVersion>()
  const actions = useVersionActions({ link, me, onChanged, onRestored: () => lookBack.lookAt(undefined) })
  const mayFacilitate = can(role, 'facilitate')
  const mayName = mayFacilitate || (can(role, 'edit') && settings.versionsByAll)
  const shown = versions.filter(({ by }) => person === '' || by === person)

  return (
    <>
      {mayName && <SaveVersion onSave={actions.save} />}
      {versions.length === 0 ? (
        <p className={styles['lead']}>{t('versions.empty')}</p>
      ) : (
        <TimeSlider versions={versions} looking={looking} onLook={lookBack.lookAt} />
      )}
      <PersonFilter versions={versions} person={person} onPerson={setPerson} />
      {daysOf(shown).map((day) => (
        <section key={day.first.id} className={styles['day']} aria-label={words.day(day.first)}>
          <h3 className={styles['dayName']}>{words.day(day.first)}</h3>
          <ul className={styles['rows']}>
            {day.versions.map((version) => (
              <VersionRow
                key={version.id}
                version={version}
                isLooked={version.id === looking?.id}
                isComing={version.id === lookBack.loading?.id}
                mayFacilitate={mayFacilitate}
                onLook={() => lookBack.lookAt(version.id === looking?.id ? undefined : version)}
                onRestore={() => actions.restore(version)}
                onRename={(name) => actions.rename(version, name)}
                onRemove={() => actions.remove(version)}
                onCopy={() => setCopying(version)}
                onCompare={() => onCompare(version)}
              />
            ))}
          </ul>
        </section>
      ))}
      {mayFacilitate && (
        <Checkbox
          label={t('versions.byAll')}
          checked={settings.versionsByAll}
          onChange={(on) => live.changeSetting({ setting: 'versionsByAll', on })}
        />
      )}
      <p className={styles['quiet']}>{t('versions.help')}</p>
      {copying && <CopyDialog link={link} title={title} version={copying} onClose={() => setCopying(undefined)} />}
    </>
  )
}
