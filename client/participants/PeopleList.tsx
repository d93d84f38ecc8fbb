import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../ui/Avatar.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { Introduction } from './introduction.ts'
import { NameForm } from './NameForm.tsx'
import type { Person } from './people.ts'
import styles from './PeopleList.module.css'
import { RemovePerson, type Removal } from './RemovePerson.tsx'

type PeopleListProps = {
  people: readonly Person[]
  title: string
  asksStandpoint: boolean
  onIntroduced: (introduction: Introduction) => void
  onRemove?: (person: Person) => Promise<Removal>
}

/** The people who are here by name, me first. My own name can be changed in its place; others can be sent away by those who may. */
export function PeopleList({ people, title, asksStandpoint, onIntroduced, onRemove }: PeopleListProps) {
  const { t } = useTranslation()
  const [renaming, setRenaming] = useState(false)
  return (
    <div className={styles['list']}>
      <h2 className={styles['title']}>{title}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.id} className={styles['person']}>
            {person.isMe && renaming ? (
              <NameForm
                name={person.name}
                standpoint={person.standpoint ?? ''}
                asksStandpoint={asksStandpoint}
                onIntroduced={(introduction) => {
                  onIntroduced(introduction)
                  setRenaming(false)
                }}
                onCancel={() => setRenaming(false)}
              />
            ) : (
              <>
                <Avatar name={person.name} color={person.color} />
                <span className={styles['name']}>
                  {person.name}
                  {asksStandpoint && person.standpoint && <span className={styles['standpoint']}>{person.standpoint}</span>}
                </span>
                {person.isMe && <span className={styles['me']}>{t('board.people.me')}</span>}
                {person.isMe && (
                  <IconButton
                    label={asksStandpoint ? t('board.people.introduce') : t('board.people.rename')}
                    icon={<Pencil />}
                    onClick={() => setRenaming(true)}
                  />
                )}
                {!person.isMe && onRemove && <RemovePerson person={person} onRemove={onRemove} />}
              </>
            )}
          </li>
        ))}
      </ul>
      {people.length < 2 && <p className={styles['alone']}>{t('board.people.alone')}</p>}
    </div>
  )
}
