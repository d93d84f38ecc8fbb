import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { must } from '../../shared/must.ts'
import { CaseCard } from './CaseCard.tsx'
import styles from './CaseCards.module.css'
import type { ListColumn } from './listColumns.ts'
import type { RowsProps } from './rowsProps.ts'

type CaseCardsProps = RowsProps & { columns: readonly ListColumn[]; onShow: (id: string) => void }

const cardHeight = 128

/** The rows as cards, for narrow pages: one opens to be edited, with everything under a finger. */
export function CaseCards({ ids, indexOf, columns, active, onActive, editing, onEditing, onShow }: CaseCardsProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const activeId = active?.id
  const cards = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
    gap: 8,
    paddingEnd: 24,
    useFlushSync: false,
  })
  const index = activeId === undefined ? undefined : indexOf(activeId)
  const isThere = index !== undefined && ids[index] === activeId
  useLayoutEffect(() => {
    if (isThere && index !== undefined) cards.scrollToIndex(index, { align: 'auto' })
    // oxlint-disable-next-line react/exhaustive-deps -- not when others' work moves the card: nobody's page may scroll for that
  }, [activeId, isThere, editing, cards])

  return (
    <div ref={scroller} className={styles['scroller']}>
      <ul aria-label={t('list.title')} className={styles['cards']} style={{ height: cards.getTotalSize() }}>
        {cards.getVirtualItems().map((item) => {
          const id = must(ids[item.index], 'a card in sight is in the list')
          return (
            <li
              key={item.key}
              ref={cards.measureElement}
              data-index={item.index}
              className={styles['place']}
              style={{ translate: `0 ${item.start}px` }}
              aria-posinset={item.index + 1}
              aria-setsize={ids.length}
            >
              <CaseCard
                id={id}
                columns={columns}
                isActive={id === activeId}
                isOpen={id === activeId && editing}
                onOpen={(isOpen) => {
                  if (isOpen) onActive({ id, column: 'text' }, { quietly: false })
                  onEditing(isOpen)
                }}
                onShow={onShow}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
