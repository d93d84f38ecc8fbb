import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { circlePath, type CircleLink } from '../boards/circleLink.ts'
import { forgetCircle, keepCircle } from '../boards/keptCircles.ts'
import { Banner } from '../ui/Banner.tsx'
import { CircleProblem } from './CircleProblem.tsx'
import { CircleTitle } from './CircleTitle.tsx'
import { EmptyShelf } from './EmptyShelf.tsx'
import { searchOfView, viewOfAddress, wholeShelf } from './shelfAddress.ts'
import { ShelfBar } from './ShelfBar.tsx'
import { ShelfCards } from './ShelfCards.tsx'
import { useShelf } from './useShelf.ts'

/** A circle: its name, what one looks for, and the boards. */
export function OpenCircle({ link }: { link: CircleLink }) {
  const { t } = useTranslation()
  const [view, setView] = useState(() => viewOfAddress(location))
  const { shelf, trouble, isAsking, refresh, more, change } = useShelf(link, view)
  const name = shelf?.name
  const role = shelf?.role

  useEffect(() => {
    if (name === undefined || !role) return
    document.title = `${name} – Flamingo`
    keepCircle({ ...link, role, name, openedAt: Date.now() })
  }, [link, name, role])
  useEffect(() => {
    if (trouble === 'key-revoked') forgetCircle(link.circleId, link.key)
  }, [link, trouble])
  useEffect(() => {
    history.replaceState(history.state, '', circlePath(link).replace('#', `${searchOfView(view)}#`))
  }, [link, view])

  if (trouble === 'key-revoked' || trouble === 'not-found') return <CircleProblem problem={trouble} />
  if (!shelf) return trouble ? <CircleProblem problem={trouble} onRetry={refresh} /> : <p role="status">{t('circle.opening')}</p>
  const isEmpty = shelf.onShelf + shelf.archived === 0
  return (
    <>
      <CircleTitle
        link={link}
        shelf={shelf}
        onRenamed={(next) => change((before) => ({ ...before, name: next }))}
        onRenewed={(keyGeneration) => change((before) => ({ ...before, keyGeneration }))}
      />
      {trouble && (
        <Banner kind="problem" icon={<TriangleAlert />}>
          {t(trouble === 'unreachable' ? 'circle.notFresh.unreachable' : 'circle.notFresh.failed')}
        </Banner>
      )}
      {isEmpty ? (
        <EmptyShelf link={link} role={shelf.role} />
      ) : (
        <>
          <ShelfBar shelf={shelf} view={view} isAsking={isAsking} onView={setView} />
          <ShelfCards
            link={link}
            shelf={shelf}
            view={view}
            isAsking={isAsking}
            onMore={more}
            onChanged={refresh}
            onAll={() => setView({ ...wholeShelf, sort: view.sort })}
            onTag={(tag) => setView({ ...view, tag })}
          />
        </>
      )}
    </>
  )
}
