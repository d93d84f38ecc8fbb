import { useTranslation } from 'react-i18next'
import type { Participant, Profile } from '../sync/liveBoard.ts'
import type { Readable } from '../sync/readable.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useReadable } from '../ui/useReadable.ts'
import type { Introduction } from './introduction.ts'
import styles from './Participants.module.css'
import { peopleOf, type Person } from './people.ts'
import { PeopleList } from './PeopleList.tsx'
import type { Removal } from './RemovePerson.tsx'

/** How many discs stand side by side before the rest becomes a number. */
const mostDiscs = 4

type ParticipantsProps = {
  participants: Readable<readonly Participant[]>
  profile: Profile
  asksStandpoint: boolean
  onIntroduced: (introduction: Introduction) => void
  /** Sends somebody away. Given to those who may. */
  onRemove?: (person: Person) => Promise<Removal>
}

/** Who is here, as discs; opens the list of names, where one's own can be changed. */
export function Participants({ participants, profile, asksStandpoint, onIntroduced, onRemove }: ParticipantsProps) {
  const { t } = useTranslation()
  const people = peopleOf(useReadable(participants))
  const label = t('board.people.title', { count: people.length })
  const discs = people.length > mostDiscs ? people.slice(0, mostDiscs - 1) : people
  const rest = people.length - discs.length
  return (
    <Popover
      label={label}
      trigger={
        <button type="button" className={styles['button']} aria-label={label} title={label}>
          <span className={styles['discs']}>
            {discs.map((person) => (
              <Avatar key={person.id} name={person.name} color={person.color} />
            ))}
            {rest > 0 && <span className={styles['rest']}>+{rest}</span>}
          </span>
          <span className={styles['count']} aria-hidden="true">
            <Avatar name={profile.name} color={profile.color} />
            {people.length}
          </span>
        </button>
      }
    >
      <PeopleList
        people={people}
        title={label}
        asksStandpoint={asksStandpoint}
        onIntroduced={onIntroduced}
        {...(onRemove && { onRemove })}
      />
    </Popover>
  )
}
