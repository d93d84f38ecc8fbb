import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { Role } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { ShownMoment } from './shownMoment.ts'
import { DataSection } from './DataSection.tsx'
import { HandoutSection } from './HandoutSection.tsx'
import { PictureSection } from './PictureSection.tsx'
import { WholeBoardSection } from './WholeBoardSection.tsx'

export type ExportDialogProps = {
  boardId: BoardId
  boardKey: BoardKey
  role: Role
  title: string
  live: LiveBoard
  notes: LiveNotes
  editor: Editor
  /** Undefined: now. */
  past: ShownMoment | undefined
  onClose: () => void
}

/** Everything that can be taken home: a handout, pictures, data, the whole board. */
export function ExportDialog({ boardId, boardKey, role, title, live, notes, editor, past, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('export.title')}
      lead={past ? t('export.leadThen', { version: past.words }) : t('export.lead')}
      open
      onClose={onClose}
      size="wide"
    >
      <HandoutSection boardId={boardId} title={title} live={live} notes={notes} past={past} />
      <PictureSection title={title} editor={editor} live={live} notes={notes} past={past} />
      <DataSection boardId={boardId} title={title} live={live} notes={notes} past={past} />
      <WholeBoardSection boardId={boardId} boardKey={boardKey} role={role} title={title} live={live} past={past} />
    </Dialog>
  )
}
