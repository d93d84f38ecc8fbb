import { useTranslation } from 'react-i18next'
import { actionStates, type ActionState } from '../../shared/board/caseFields.ts'
import { Segmented } from '../ui/Segmented.tsx'

type ActionFieldProps = {
  label: string
  /** `mixed`: of several notes that differ. */
  value: ActionState | '' | 'mixed'
  onChange: (value: ActionState | '') => void
}

/** Whether something is to be done, or was. */
export function ActionField({ label, value, onChange }: ActionFieldProps) {
  const { t } = useTranslation()
  const options = [
    { value: '', label: t('case.action.none') },
    ...actionStates.map((state) => ({ value: state, label: t(`case.action.${state}`) })),
  ] as const
  return (
    <Segmented<ActionState | '' | 'mixed'>
      label={label}
      value={value}
      options={options}
      onChange={(next) => next !== 'mixed' && onChange(next)}
    />
  )
}
