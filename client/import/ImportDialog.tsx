import type { Editor } from '@tldraw/tldraw'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardKey } from '../../shared/board/boardKey.ts'
import type { PlacedMatrix } from '../../shared/board/placedMatrix.ts'
import { exportMatrices, type ExportedMatrix } from '../../shared/export/exportedBoard.ts'
import type { ImportedContent, ImportFlaw, ImportTarget } from '../../shared/import/importedContent.ts'
import { landingsOf, type Landing } from '../../shared/import/landings.ts'
import { notesOfTable, readTable, type ImportedTable } from '../../shared/import/notesOfTable.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { createUpload } from '../images/uploadImage.ts'
import type { ImportSource } from '../notes/importDoor.ts'
import type { LiveNotes } from '../notes/liveNotes.ts'
import type { LiveBoard } from '../sync/liveBoard.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { ChooseFile } from './ChooseFile.tsx'
import styles from './ImportDialog.module.css'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { putOnBoard, type ImportOutcome } from './putOnBoard.ts'
import type { FileReading } from './readFile.ts'
import { readInThread } from './readInThread.ts'

export type ImportDialogProps = {
  boardKey: BoardKey
  live: LiveBoard
  notes: LiveNotes
  editor: Editor
  uploadBytes: number
  /** What to begin with; undefined: the person chooses. */
  source: ImportSource | undefined
  onClose: () => void
}

/** Why nothing came of it. */
export type ImportTrouble = { is: 'flaw'; flaw: ImportFlaw } | { is: 'outcome'; outcome: Exclude<ImportOutcome, { kind: 'done' }> }

type Stage =
  | { at: 'choosing'; trouble?: ImportTrouble; name?: string }
  | { at: 'reading'; name: string }
  | {
      at: 'preview'
      name: string
      content: ImportedContent
      landings: Landing[]
      table?: ImportedTable | undefined
      encoding?: string | undefined
    }
  | { at: 'importing'; name: string; part: number }

/** Brings the contents of a file onto the board: choose, look at what will come, and let it come. */
export function ImportDialog({ boardKey, live, notes, editor, uploadBytes, source, onClose }: ImportDialogProps) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const ending = useRef<AbortController>(undefined)
  const upload = useMemo(() => createUpload(live.boardId, boardKey, uploadBytes), [live, boardKey, uploadBytes])

  useEffect(() => {
    if (source) void open(source)
    return () => ending.current?.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- what it begins with is opened once
  }, [source])

  useEffect(() => {
    if (stage.at !== 'importing') return undefined
    // What is on the board by then stays there.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [stage.at])

  async function open(from: ImportSource): Promise<void> {
    const target = targetNow()
    const name = from.kind === 'file' ? from.file.name : t('import.table')
    const signal = begin()
    setStage({ at: 'reading', name })
    const reading = await read(from, target, signal)
    if (signal.aborted || !reading) return
    if (reading.kind === 'flawed') return setStage({ at: 'choosing', trouble: { is: 'flaw', flaw: reading.flaw }, name })
    const { content, table, encoding } = reading
    setStage({ at: 'preview', name, content, landings: landingsNow(content), table, encoding })
  }

  function knownMatrices(): { placed: PlacedMatrix; exported: ExportedMatrix }[] {
    const exported = exportMatrices(notes.matrices(), locale)
    return notes.matrices().flatMap((placed, at) => (exported[at] ? [{ placed, exported: exported[at] }] : []))
  }

  function targetNow(): ImportTarget {
    return { matrices: knownMatrices().map(({ exported }) => exported), legend: live.settings.get().legend }
  }

  function landingsNow(content: ImportedContent): Landing[] {
    const taken = notes.all().map(({ centre }) => centre)
    return landingsOf(content.notes, knownMatrices(), taken)
  }

  function changeColumns(from: Extract<Stage, { at: 'preview' }>, table: ImportedTable): void {
    const content = notesOfTable(table, targetNow())
    setStage({ ...from, content, landings: landingsNow(content), table })
  }

  async function put({ name, content, landings }: Extract<Stage, { at: 'preview' }>): Promise<void> {
    const signal = begin()
    setStage({ at: 'importing', name, part: 0 })
    const onProgress = (part: number): void => setStage({ at: 'importing', name, part })
    const outcome = await putOnBoard(editor, { content, landings, upload, signal, onProgress })
    if (outcome.kind !== 'done') return setStage({ at: 'choosing', trouble: { is: 'outcome', outcome }, name })
    showToast(t('import.done', { count: outcome.count }))
    onClose()
  }

  function begin(): AbortSignal {
    ending.current?.abort()
    ending.current = new AbortController()
    return ending.current.signal
  }

  // On its way onto the board it is ended by its button alone: what is there already is taken back then.
  const closing = stage.at === 'importing' ? {} : { onClose }
  return (
    <Dialog title={t('import.title')} lead={stage.at === 'choosing' ? t('import.lead') : undefined} open size="wide" {...closing}>
      <div className={styles['stage']}>
        {stage.at === 'choosing' && (
          <ChooseFile
            trouble={stage.trouble}
            name={stage.name}
            uploadBytes={uploadBytes}
            onFile={(file) => void open({ kind: 'file', file })}
          />
        )}
        {stage.at === 'reading' && (
          <ImportProgress
            label={t('import.reading', { name: stage.name })}
            onCancel={() => (ending.current?.abort(), setStage({ at: 'choosing' }))}
          />
        )}
        {stage.at === 'importing' && (
          <ImportProgress label={t('import.importing', { name: stage.name })} part={stage.part} onCancel={() => ending.current?.abort()} />
        )}
        {stage.at === 'preview' && (
          <ImportPreview
            name={stage.name}
            content={stage.content}
            landings={stage.landings}
            encoding={stage.encoding}
            table={stage.table}
            onTable={(table) => changeColumns(stage, table)}
            matrices={notes.matrices()}
            onImport={() => void put(stage)}
            onOther={() => setStage({ at: 'choosing' })}
          />
        )}
      </div>
    </Dialog>
  )
}

async function read(from: ImportSource, target: ImportTarget, signal: AbortSignal): Promise<FileReading | undefined> {
  if (from.kind === 'table') {
    const rows = from.rows.map((cells, at) => ({ line: at + 1, cells }))
    return readTable('table', rows, target)
  }
  try {
    return await readInThread(from.file, target, signal)
  } catch {
    // Ended by the person.
    return undefined
  }
}
