import { useTranslation } from 'react-i18next'
import type { MatrixProps } from '../../shared/board/matrix.ts'
import styles from './ReadingPanel.module.css'

type CentreLinesProps = { matrix: MatrixProps; centre: { x: number; y: number }; spread: { x: number; y: number } }

/** The centre of gravity and the spread in figures, by the axes' names. */
export function CentreLines({ matrix, centre, spread }: CentreLinesProps) {
  const { t } = useTranslation()
  const axes = [
    { key: 'x', name: matrix.xName.trim() || t('reading.axis.x'), at: centre.x, around: spread.x },
    { key: 'y', name: matrix.yName.trim() || t('reading.axis.y'), at: centre.y, around: spread.y },
  ]
  return (
    <table className={styles['figures']}>
      <thead>
        <tr>
          <th scope="col">{t('reading.axes')}</th>
          <th scope="col">{t('reading.centre')}</th>
          <th scope="col">{t('reading.spread')}</th>
        </tr>
      </thead>
      <tbody>
        {axes.map(({ key, name, at, around }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{Math.round(at)}</td>
            <td>±{Math.round(around)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
