import { useTranslation } from 'react-i18next'
import type { LeftOut } from '../../shared/import/importedContent.ts'

/** Says what of a file does not come, or not as it was. */
export function useLeftWords(): (left: LeftOut) => string {
  const { t } = useTranslation()
  return ({ what, count, names }) => {
    const listed = names.filter((name) => name !== '').join(t('import.left.and'))
    const said = { count, names: count > names.length ? `${listed}…` : listed }
    switch (what) {
      case 'columns':
        return t('import.left.columns', said)
      case 'extraCells':
        return t('import.left.extraCells', said)
      case 'badScores':
        return t('import.left.badScores', said)
      case 'emptyRows':
        return t('import.left.emptyRows', said)
      case 'cutTexts':
        return t('import.left.cutTexts', said)
      case 'paragraphs':
        return t('import.left.paragraphs', { count })
      case 'otherPages':
        return t('import.left.otherPages', { count })
      case 'invalid':
        return t('import.left.invalid', { count })
      case 'unknownShapes':
        return t('import.left.unknownShapes', said)
      case 'foreign':
        return t('import.left.foreign', said)
      case 'strangeImages':
        return t('import.left.strangeImages', { count })
      case 'roughly':
        return t('import.left.roughly', said)
      case 'drawings':
        return t('import.left.drawings', { count })
    }
  }
}
