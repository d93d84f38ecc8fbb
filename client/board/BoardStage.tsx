import type { Editor } from '@tldraw/tldraw'
import { lazy, Suspense } from 'react'
import type { Locale } from '../../shared/board/locale.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { classNames } from '../ui/classNames.ts'
import { useReadable } from '../ui/useReadable.ts'
import type { BoardParts } from './boardParts.ts'
import styles from './BoardStage.module.css'

const StillCanvas = lazy(async () => ({ default: (await import('../canvas/StillCanvas.tsx')).StillCanvas }))

type BoardStageProps = {
  link: BoardLink
  parts: BoardParts
  role: Role
  locale: Locale
  colorScheme: 'light' | 'dark' | 'system'
  /** The present's canvas, once it is there. */
  editor: Editor | undefined
  onEditor: (editor: Editor) => void
  /** The canvas of the version that is looked at, once it is there. */
  stillEditor: Editor | undefined
  onStillEditor: (editor: Editor | undefined) => void
}

/** The canvas, and before it that of the version that is looked at. The present goes on below, as large as before. */
export function BoardStage({ link, parts, role, locale, colorScheme, editor, onEditor, stillEditor, onStillEditor }: BoardStageProps) {
  const { live, view, BoardCanvas, licenseKey, limits } = parts
  const still = useReadable(view.still)
  return (
    <>
      <div className={classNames(styles['present'], still && stillEditor && styles['hidden'])} inert={still !== undefined}>
        <BoardCanvas
          live={live}
          view={view}
          boardKey={link.key}
          role={role}
          locale={locale}
          colorScheme={colorScheme}
          licenseKey={licenseKey}
          uploadBytes={limits.uploadBytes}
          onEditor={onEditor}
        />
      </div>
      {still && editor && (
        <Suspense>
          <StillCanvas
            live={live}
            view={view}
            still={still}
            present={editor}
            locale={locale}
            colorScheme={colorScheme}
            licenseKey={licenseKey}
            onEditor={onStillEditor}
          />
        </Suspense>
      )}
    </>
  )
}
