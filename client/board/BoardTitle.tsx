import { Eye } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can, type Role } from '../../shared/board/role.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { isComposing } from '../ui/isComposing.ts'
import { takeFocus } from '../ui/takeFocus.ts'
import styles from './BoardTitle.module.css'

/** The board's name. The facilitator changes it in its place: Enter or leaving it saves, Escape leaves it as it was. */
export function BoardTitle({ title, role, onTitle }: { title: string; role: Role; onTitle: (title: string) => void }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  if (!can(role, 'facilitate')) {
    return (
      <>
        <h1 className={styles['title']} title={title}>
          {title}
        </h1>
        {!can(role, 'edit') && <ViewerBadge />}
      </>
    )
  }
  if (editing) {
    return (
      <TitleInput
        title={title}
        onDone={(next) => {
          setEditing(false)
          if (next !== '' && next !== title) onTitle(next)
        }}
      />
    )
  }
  return (
    <h1 className={styles['title']}>
      <button type="button" className={styles['button']} title={t('board.title.rename')} onClick={() => setEditing(true)}>
        {title}
      </button>
    </h1>
  )
}

function ViewerBadge() {
  const { t } = useTranslation()
  const words = t('common.role.viewer')
  return (
    <span className={styles['badge']} title={words}>
      <Eye />
      <span className={styles['words']}>{words}</span>
    </span>
  )
}

function TitleInput({ title, onDone }: { title: string; onDone: (title: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(title)
  // Leaving by Escape blurs the field too, and must not save.
  const left = useRef(false)
  return (
    <input
      className={styles['input']}
      aria-label={t('board.title.label')}
      value={text}
      maxLength={limits.titleLength}
      ref={takeFocus}
      autoComplete="off"
      enterKeyHint="done"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Escape') left.current = true
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
      onBlur={() => onDone(left.current ? title : text.replace(/\s+/gu, ' ').trim())}
    />
  )
}
