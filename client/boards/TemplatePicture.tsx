import { matrixOfTemplate, type TemplateId } from '../../shared/board/template.ts'
import type { Locale } from '../../shared/board/locale.ts'
import { MatrixFigure } from '../matrix/MatrixFigure.tsx'
import styles from './TemplatePicture.module.css'

/** What a new board of this template looks like, drawn by the canvas's own figure. Decorative: its name stands beside it. */
export function TemplatePicture({ template, locale, size = 'small' }: { template: TemplateId; locale: Locale; size?: 'full' | 'small' }) {
  const matrix = matrixOfTemplate(template, locale)
  return (
    <div className={styles['picture']} aria-hidden="true">
      {matrix && <MatrixFigure matrix={matrix} size={size} />}
    </div>
  )
}
