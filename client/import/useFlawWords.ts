import { useTranslation } from 'react-i18next'
import type { ImportFlaw } from '../../shared/import/importedContent.ts'
import { limits } from '../../shared/protocol/limits.ts'

/** Says why a file can't be read, and where. */
export function useFlawWords(): (flaw: ImportFlaw) => string {
  const { t } = useTranslation()
  return (flaw) => {
    switch (flaw.is) {
      case 'too-large':
        return t('import.flaw.tooLarge', { most: limits.importBytes / 1024 / 1024 })
      case 'not-text':
        return t('import.flaw.notText')
      case 'empty':
        return t('import.flaw.empty')
      case 'nothing-found':
        return t('import.flaw.nothingFound')
      case 'newer':
        return t('import.flaw.newer')
      case 'older':
        return t('import.flaw.older')
      case 'not-this-format':
        return t('import.flaw.notThisFormat')
      case 'damaged':
        return t('import.flaw.damaged')
      case 'too-deep':
        return t('import.flaw.tooDeep')
      case 'unknown-format':
        return t('import.flaw.unknownFormat')
      case 'open-quote':
        return t('import.flaw.openQuote', { line: flaw.line })
      case 'not-json':
        return t('import.flaw.notJson', { line: flaw.line })
      case 'wrong-place':
        return t('import.flaw.wrongPlace', { place: flaw.place })
      case 'too-many':
        return t('import.flaw.tooMany', { count: flaw.count, most: flaw.most })
    }
  }
}
