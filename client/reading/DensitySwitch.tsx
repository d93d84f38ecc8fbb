import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Writable } from '../sync/readable.ts'
import { useReadable } from '../ui/useReadable.ts'
import styles from './ReadingPanel.module.css'

/** Fewer cases are seen at a glance, and their cloud would only repeat the notes. */
const fewest = 40

type DensitySwitchProps = { total: number; matrixId: string; densityOn: Writable<string | undefined> }

/** Shows on the matrix where cases cluster, while the panel is open. */
export function DensitySwitch({ total, matrixId, densityOn }: DensitySwitchProps) {
  const { t } = useTranslation()
  const isOn = useReadable(densityOn) !== undefined
  const isThere = total >= fewest
  useEffect(() => {
    if (densityOn.get() !== undefined) densityOn.set(isThere ? matrixId : undefined)
  }, [densityOn, isThere, matrixId])
  useEffect(() => () => densityOn.set(undefined), [densityOn])
  return (
    <label className={styles['switch']}>
      <input
        type="checkbox"
        checked={isOn}
        disabled={!isThere}
        onChange={(event) => densityOn.set(event.target.checked ? matrixId : undefined)}
      />
      <span>
        {t('reading.density')}
        {!isThere && <small>{t('reading.densityLater', { count: fewest })}</small>}
      </span>
    </label>
  )
}
