import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import type { TemplateId } from '../../shared/board/template.ts'
import { TemplatePicture } from '../boards/TemplatePicture.tsx'
import { classNames } from '../ui/classNames.ts'
import styles from './TemplatePicker.module.css'
import { useTemplates } from './useTemplates.ts'

type TemplatePickerProps = { template: TemplateId; locale: Locale; onChange: (template: TemplateId) => void }

/** The templates as small pictures of what they put on a board: radio buttons. */
export function TemplatePicker({ template, locale, onChange }: TemplatePickerProps) {
  const { t } = useTranslation()
  const group = useId()
  return (
    <fieldset className={styles['picker']}>
      <legend className={styles['legend']}>{t('home.form.template')}</legend>
      <div className={styles['choices']}>
        {useTemplates().map(({ id, name }) => (
          <label key={id} className={classNames(styles['choice'], id === template && styles['chosen'])}>
            <input type="radio" name={group} className={styles['radio']} checked={id === template} onChange={() => onChange(id)} />
            <span className={styles['picture']}>
              <TemplatePicture template={id} locale={locale} />
            </span>
            <span className={styles['name']}>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
