import { useMemo } from 'react'
import styles from './QrCode.module.css'
import { qrPath } from './qrPath.ts'

/** A link to point a phone at. Dark on white in dark mode too: many cameras read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text])
  return (
    <svg className={styles['code']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#1f2433" />
    </svg>
  )
}
