import { useTranslation } from 'react-i18next'
import type { TemplateId } from '../../shared/board/template.ts'

/** The templates with their names in the page's language, the default first. */
export function useTemplates(): readonly { id: TemplateId; name: string }[] {
  const { t } = useTranslation()
  return [
    { id: 'empowerment-marketing', name: t('common.template.empowermentMarketing') },
    { id: 'inside-outside', name: t('common.template.insideOutside') },
    { id: 'impact-effort', name: t('common.template.impactEffort') },
    { id: 'kpt', name: t('common.template.kpt') },
    { id: 'blank', name: t('common.template.blank') },
  ]
}
