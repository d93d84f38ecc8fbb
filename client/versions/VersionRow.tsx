import { ArrowLeftRight, Copy, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { NameField } from './NameField.tsx'
import { useVersionWords } from './useVersionWords.ts'
import styles from './Versions.module.css'

type VersionRowProps = {
  version: BoardVersion
  isLooked: boolean
  isComing: boolean
  mayFacilitate: boolean
  onLook: () => void
  onRestore: () => void
  onRename: (name: string) => void
  onRemove: () => void
  onCopy: () => void
  onCompare: () => void
}

/** A version in the list. A press looks at it, and then shows what can be done with it. */
export function VersionRow(props: VersionRowProps) {
  const { version, isLooked, isComing, mayFacilitate, onLook, onRestore, onRename, onRemove, onCopy, onCompare } = props
  const { t } = useTranslation()
  const words = useVersionWords()
  const [isNaming, setNaming] = useState(false)
  const about = [version.by, t('versions.notes', { count: version.notes })].filter((part) => part !== '')

  return (
    <li className={classNames(styles['row'], isLooked && styles['looked'])}>
      <button type="button" className={styles['look']} aria-pressed={isLooked} aria-busy={isComing} onClick={onLook}>
        <span className={styles['time']}>{words.time(version)}</span>
        <span className={styles['what']}>
          <span className={version.name === '' ? styles['unnamed'] : styles['named']}>{words.name(version)}</span>
          <span className={styles['about']}>{about.join(' · ')}</span>
        </span>
      </button>
      {isLooked && (
        <div className={styles['actions']}>
          {mayFacilitate && (
            <Button look="primary" onClick={onRestore}>
              <RotateCcw />
              {t('versions.restore')}
            </Button>
          )}
          <Button onClick={onCompare}>
            <ArrowLeftRight />
            {t('versions.compare')}
          </Button>
          <Button onClick={onCopy}>
            <Copy />
            {t('versions.copy.open')}
          </Button>
          {mayFacilitate && !isNaming && (
            <Button onClick={() => setNaming(true)}>
              <Pencil />
              {t(version.name === '' ? 'versions.giveName' : 'versions.rename')}
            </Button>
          )}
          {mayFacilitate && (
            <Button look="quiet" onClick={onRemove}>
              <Trash2 />
              {t('versions.remove')}
            </Button>
          )}
          {isNaming && (
            <NameField
              name={version.name}
              onName={(name) => {
                setNaming(false)
                onRename(name)
              }}
              onCancel={() => setNaming(false)}
            />
          )}
        </div>
      )}
    </li>
  )
}
