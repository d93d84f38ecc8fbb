import { useTranslation } from 'react-i18next'
import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import { Checkbox } from '../ui/Checkbox.tsx'
import styles from './ExportDialog.module.css'
import type { PictureOptions } from './pictureOptions.ts'

type PictureMarksChoiceProps = { options: PictureOptions; settings: BoardSettings; onChange: (next: Partial<PictureOptions>) => void }

/** What a picture shows besides the texts of the notes. A legend only where the group has given one. */
export function PictureMarksChoice({ options, settings, onChange }: PictureMarksChoiceProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles['marks']}>
      <legend className="visually-hidden">{t('export.picture.marks.title')}</legend>
      <Checkbox
        label={t('export.picture.marks.authors')}
        checked={options.showsAuthors}
        onChange={(showsAuthors) => onChange({ showsAuthors })}
      />
      <Checkbox
        label={t('export.picture.marks.numbers')}
        checked={options.showsNumbers}
        onChange={(showsNumbers) => onChange({ showsNumbers })}
      />
      {settings.legend.size > 0 && (
        <Checkbox
          label={t('export.picture.marks.legend')}
          checked={options.showsLegend}
          onChange={(showsLegend) => onChange({ showsLegend })}
        />
      )}
    </fieldset>
  )
}
