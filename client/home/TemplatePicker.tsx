import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../shared/board/locale.ts'
import { deleteTemplate, putTemplateBack, type KeptTemplate } from '../boards/ownTemplates.ts'
import { idOfChoice, matricesOfChoice, type TemplateChoice } from '../boards/templateChoice.ts'
import { TemplatePicture } from '../boards/TemplatePicture.tsx'
import { useOwnTemplates } from '../boards/useOwnTemplates.ts'
import { useTemplates } from '../boards/useTemplates.ts'
import { classNames } from '../ui/classNames.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { showToast } from '../ui/toasts.ts'
import styles from './TemplatePicker.module.css'

type TemplatePickerProps = { chosen: TemplateChoice; locale: Locale; onChange: (choice: TemplateChoice) => void }

/** The templates as small pictures of what they put on a board: radio buttons. Those of this device can be deleted. */
export function TemplatePicker({ chosen, locale, onChange }: TemplatePickerProps) {
  const { t } = useTranslation()
  const group = useId()
  const ours = useTemplates().map(({ id, name }): Choice => ({ choice: id, name, own: undefined }))
  const own = useOwnTemplates().map((template): Choice => ({ choice: template, name: template.title, own: template }))

  function remove(template: KeptTemplate): void {
    deleteTemplate(template.id)
    if (idOfChoice(chosen) === template.id) onChange('empowerment-marketing')
    showToast(t('home.own.removed', { title: template.title }), { label: t('common.undo'), run: () => putTemplateBack(template) })
  }

  return (
    <fieldset className={styles['picker']}>
      <legend className={styles['legend']}>{t('home.form.template')}</legend>
      <div className={styles['choices']}>
        {[...ours, ...own].map(({ choice, name, own: template }) => {
          const isChosen = idOfChoice(choice) === idOfChoice(chosen)
          return (
            <div key={idOfChoice(choice)} className={classNames(styles['choice'], isChosen && styles['chosen'])}>
              <label className={styles['label']}>
                <input type="radio" name={group} className={styles['radio']} checked={isChosen} onChange={() => onChange(choice)} />
                <span className={styles['picture']}>
                  <TemplatePicture matrices={matricesOfChoice(choice, locale)} />
                </span>
                <span className={styles['name']}>{name}</span>
              </label>
              {template && (
                <IconButton
                  className={styles['remove']}
                  label={t('home.own.remove', { title: name })}
                  icon={<Trash2 />}
                  onClick={() => remove(template)}
                />
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

type Choice = { choice: TemplateChoice; name: string; own: KeptTemplate | undefined }
