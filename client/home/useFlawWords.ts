import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assertNever.ts'
import type { TemplateFlaw } from '../../shared/board/templateFile.ts'

/** Says what is wrong in a template and where, in the page's language. */
export function useFlawWords(): (flaw: TemplateFlaw) => string {
  const { t } = useTranslation()
  return (flaw) => `${placeOf(flaw)}: ${wrongWith(flaw)}`

  function placeOf({ quadrant, field }: TemplateFlaw): string {
    if (quadrant === undefined) return field
    return field === '' ? t('home.file.quadrant', { number: quadrant }) : t('home.file.field', { number: quadrant, field })
  }

  function wrongWith({ wrong }: TemplateFlaw): string {
    switch (wrong.is) {
      case 'missing':
        return t('home.file.wrong.missing')
      case 'not-text':
        return t('home.file.wrong.notText')
      case 'not-a-number':
        return t('home.file.wrong.notANumber')
      case 'not-an-object':
        return t('home.file.wrong.notAnObject')
      case 'not-a-list':
        return t('home.file.wrong.notAList')
      case 'empty':
        return t('home.file.wrong.empty')
      case 'unknown':
        return t('home.file.wrong.unknown')
      case 'same-ends':
        return t('home.file.wrong.sameEnds')
      case 'too-long':
        return t('home.file.wrong.tooLong', { longest: wrong.longest })
      case 'too-many':
        return t('home.file.wrong.tooMany', { most: wrong.most })
      case 'out-of-range':
        return t('home.file.wrong.outOfRange', { least: wrong.least, most: wrong.most })
      case 'not-a-choice':
        return t('home.file.wrong.notAChoice', { options: wrong.options.join(', ') })
      default:
        return assertNever(wrong)
    }
  }
}
