import { useTranslation } from 'react-i18next'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { SelectField } from '../ui/SelectField.tsx'

type PersonFilterProps = { versions: readonly BoardVersion[]; person: string; onPerson: (person: string) => void }

/** Whose versions are listed; nothing to choose where one person has named them all. */
export function PersonFilter({ versions, person, onPerson }: PersonFilterProps) {
  const { t } = useTranslation()
  const people = [...new Set(versions.map(({ by }) => by))].filter((name) => name !== '').sort()
  if (people.length < 2) return null
  const options = [{ value: '', label: t('versions.everybody') }, ...people.map((name) => ({ value: name, label: name }))]
  return <SelectField label={t('versions.person')} value={person} options={options} onChange={onPerson} />
}
