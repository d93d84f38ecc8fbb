import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { Role } from '../../shared/board/role.ts'

/** A role's name in the page's language. */
export function useRoleName(role: Role): string {
  const { t } = useTranslation()
  switch (role) {
    case 'facilitator':
      return t('common.role.facilitator')
    case 'participant':
      return t('common.role.participant')
    case 'viewer':
      return t('common.role.viewer')
    default:
      return assertNever(role)
  }
}
