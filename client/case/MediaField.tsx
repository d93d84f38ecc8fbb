import { useTranslation } from 'react-i18next'
import { mediaTags, type MediaTag } from '../../shared/board/caseFields.ts'
import { Segmented } from '../ui/Segmented.tsx'

type MediaFieldProps = {
  label: string
  /** `mixed`: of several notes that differ. */
  value: MediaTag | '' | 'mixed'
  onChange: (value: MediaTag | '') => void
}

/** The kind of media of a case, one of three or none. */
export function MediaField({ label, value, onChange }: MediaFieldProps) {
  const { t } = useTranslation()
  const options = [
    { value: '', label: t('case.media.none') },
    ...mediaTags.map((tag) => ({ value: tag, label: t(`case.media.${tag}`) })),
  ] as const
  return (
    <Segmented<MediaTag | '' | 'mixed'>
      label={label}
      value={value}
      options={options}
      onChange={(next) => next !== 'mixed' && onChange(next)}
    />
  )
}
