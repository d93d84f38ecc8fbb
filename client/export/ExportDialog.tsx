import type { Editor } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/board/role.ts'
import type { BoardVersion } from '../../shared/version/boardVersion.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { ShownMoment } from './shownMoment.ts'
import { DataSection } from './DataSection.tsx'
import { HandoutSection } from './HandoutSection.tsx'
import { PictureSection } from './PictureSection.tsx'
import { WholeBoardSection } from './WholeBoardSection.tsx'

export type ExportDialogProps = {
  link: BoardLink
  role: Role
  title: string
  live: LiveBoard
  notes: LiveNotes
  editor: Editor
  /** Undefined: now. */
  past: ShownMoment | undefined
  nameOfVersion: (version: BoardVersion) => string
  onClose: () => void
}

/** Everything that can be taken home: a handout, pictures, data, the whole board. */
export function ExportDialog({ link, role, title, live, notes, editor, past, nameOfVersion, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const { boardId, key: boardKey } = link
  return (
    <Dialog
      title={t('export.title')}
      lead={past ? t('export.leadThen', { version: past.words }) : t('export.lead')}
      open
      onClose={onClose}
      size="wide"
    >
      <HandoutSection link={link} title={title} live={live} notes={notes} past={past} nameOfVersion={nameOfVersion} />
      <PictureSection title={title} editor={editor} live={live} notes={notes} past={past} />
      <DataSection boardId={boardId} title={title} live={live} notes={notes} past={past} />
      <WholeBoardSection boardId={boardId} boardKey={boardKey} role={role} title={title} live={live} past={past} />
    </Dialog>
  )
}
