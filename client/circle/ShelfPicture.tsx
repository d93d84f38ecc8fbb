import { useEffect, useRef, useState } from 'react'
import type { BoardPicture as Picture } from '../../shared/circle/portrait.ts'
import { BoardPicture } from '../boards/BoardPicture.tsx'
import type { CircleLink } from '../boards/circleLink.ts'
import { fetchPicture } from '../http/circleApi.ts'
import type { BoardOnShelf } from '../http/shelfApi.ts'
import styles from './ShelfCard.module.css'

/** A board in small, fetched when it is nearly in sight. */
export function ShelfPicture({ link, board: { boardId, picture: name } }: { link: CircleLink; board: BoardOnShelf }) {
  const frame = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  const [picture, setPicture] = useState<Picture>()
  useEffect(() => {
    const element = frame.current
    if (isNear || !element) return
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true), {
      rootMargin: '400px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [isNear])
  useEffect(() => {
    if (!isNear || name === undefined) return
    let isOver = false
    void fetchPicture(link, boardId).then((fetched) => fetched && !isOver && setPicture(fetched))
    return () => {
      isOver = true
    }
  }, [link, boardId, name, isNear])
  return (
    <div ref={frame} className={styles['picture']}>
      {picture && <BoardPicture board={{ ...picture, template: 'own', locale: 'ja' }} />}
    </div>
  )
}
