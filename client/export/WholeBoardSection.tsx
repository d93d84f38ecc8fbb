import { Package, PenTool, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import { can, type Role } from '../../shared/board/role.ts'
import type { BoardId } from '../../shared/ids/boardId.ts'
import { saveFile } from '../device/saveFile.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Button } from '../ui/Button.tsx'
import { useReadable } from '../ui/useReadable.ts'
import styles from './ExportDialog.module.css'
import { fetchBoardFile } from './fetchBoardFile.ts'
import { Progress } from './Progress.tsx'
import { nameOfFile, shownDocument, type ShownMoment } from './shownMoment.ts'
import { tldrFile } from './tldrFile.ts'

type WholeBoardProps = { boardId: BoardId; boardKey: BoardKey; role: Role; title: string; live: LiveBoard; past: ShownMoment | undefined }

/** The board as one file: Flamingo's own, to be opened on any server, and tldraw's. */
export function WholeBoardSection({ boardId, boardKey, role, title, live, past }: WholeBoardProps) {
  const { t } = useTranslation()
  const { authorsHidden } = useReadable(live.settings)
  const connection = useReadable(live.connection)
  const mayTakeAll = !authorsHidden || can(role, 'facilitate')
  const isAway = connection.state !== 'online'
  const why = !mayTakeAll ? t('export.whole.hidden') : isAway ? t('export.whole.away') : undefined
  const save = (format: 'flamingo' | 'tldr', file: Blob): void => saveFile(nameOfFile(title, past, format), file)

  return (
    <section className={styles['section']} aria-labelledby="export-whole">
      <h3 id="export-whole" className={styles['head']}>
        {t('export.whole.title')}
      </h3>
      <ul className={styles['files']}>
        <FileRow
          Icon={Package}
          name={t('export.whole.flamingo.name')}
          purpose={why ?? t(past ? 'export.whole.flamingo.forThen' : 'export.whole.flamingo.for')}
          disabled={why !== undefined}
          onSave={async (signal, onBytes) => {
            const file = await fetchBoardFile({
              boardId,
              boardKey,
              version: past?.version.id,
              connection: live.connection,
              signal,
              onBytes,
            })
            if (file) save('flamingo', file)
            return file !== undefined
          }}
        />
        <FileRow
          Icon={PenTool}
          name={t('export.whole.tldr.name')}
          purpose={t('export.whole.tldr.for')}
          onSave={async (signal) => {
            save('tldr', await tldrFile(shownDocument(live.document, past), signal))
            return true
          }}
        />
      </ul>
    </section>
  )
}

type FileRowProps = {
  Icon: LucideIcon
  name: string
  purpose: string
  disabled?: boolean
  /** Whether it could be saved. `onBytes` hears how much of it has come. */
  onSave: (signal: AbortSignal, onBytes: (bytes: number) => void) => Promise<boolean>
}

type Saving = { state: 'idle' | 'failed' } | { state: 'under-way'; bytes: number }

function FileRow({ Icon, name, purpose, disabled = false, onSave }: FileRowProps) {
  const { t } = useTranslation()
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const ending = useRef<AbortController>(undefined)
  useEffect(() => () => ending.current?.abort(), [])

  async function save(): Promise<void> {
    const controller = new AbortController()
    ending.current = controller
    setSaving({ state: 'under-way', bytes: 0 })
    let isSaved = false
    try {
      isSaved = await onSave(controller.signal, (bytes) => setSaving({ state: 'under-way', bytes }))
    } catch {
      // The network, or the person, has ended it.
    }
    if (ending.current === controller) setSaving({ state: isSaved || controller.signal.aborted ? 'idle' : 'failed' })
  }

  const isUnderWay = saving.state === 'under-way'
  return (
    <li className={styles['file']}>
      <Icon aria-hidden="true" />
      <span className={styles['what']}>
        <strong>{name}</strong>
        <span role={saving.state === 'failed' ? 'alert' : undefined}>
          {saving.state === 'failed' ? t('export.whole.failed') : isUnderWay ? underWay(saving.bytes) : purpose}
        </span>
      </span>
      {isUnderWay ? (
        <Progress
          label={name}
          part={undefined}
          cancelLabel={t('export.whole.cancelOne', { name })}
          onCancel={() => ending.current?.abort()}
        />
      ) : (
        <Button onClick={() => void save()} disabled={disabled} aria-label={t('export.data.save', { name })}>
          {t('export.save')}
        </Button>
      )}
    </li>
  )

  function underWay(bytes: number): string {
    return bytes === 0 ? t('export.whole.preparing') : t('export.whole.bytes', { megabytes: (bytes / 1024 / 1024).toFixed(1) })
  }
}
