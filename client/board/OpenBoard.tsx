import type { Editor } from '@tldraw/tldraw'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { can } from '../../shared/board/role.ts'
import type { KeyGenerations } from '../../shared/board/boardKey.ts'
import type { BoardLink } from '../boards/boardLink.ts'
import { ConnectionPill } from '../connection/ConnectionPill.tsx'
import { useConnectionStatus } from '../connection/useConnectionStatus.ts'
import { useLeaveWarning } from '../connection/useLeaveWarning.ts'
import { keepProfile, type DeviceProfile } from '../device/profile.ts'
import { useTheme } from '../device/useTheme.ts'
import { removePeople, type BoardInfo } from '../http/boardApi.ts'
import { useLocale } from '../i18n/useLocale.ts'
import { ExportButton } from '../export/ExportButton.tsx'
import { offerImport, type ImportSource } from '../notes/importDoor.ts'
import { offerMatrixEditing } from '../matrix/editing/editingDoor.ts'
import type { Introduction } from '../participants/introduction.ts'
import { NameDialog } from '../participants/NameDialog.tsx'
import { Participants } from '../participants/Participants.tsx'
import type { Person } from '../participants/people.ts'
import type { Removal } from '../participants/RemovePerson.tsx'
import { colorForVisit } from '../participants/colorForVisit.ts'
import { suggestedName } from '../participants/suggestedName.ts'
import { ShareButton } from '../share/ShareButton.tsx'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/classNames.ts'
import { panelRoom, SidePanel } from '../ui/SidePanel.tsx'
import { useReadable } from '../ui/useReadable.ts'
import { SinceNotice } from '../since/SinceNotice.tsx'
import { StillBanner } from '../versions/StillBanner.tsx'
import { useVersionWords } from '../versions/useVersionWords.ts'
import { isPanelFor, listPanel, matrixPanel, sincePanel, type BoardPanel } from './boardPanels.ts'
import type { BoardParts } from './boardParts.ts'
import { BoardMenu } from './BoardMenu.tsx'
import { problemOfConnection } from './boardProblem.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { BoardStage } from './BoardStage.tsx'
import { BoardTitle } from './BoardTitle.tsx'
import { DeletedBoardPage } from './DeletedBoardPage.tsx'
import { LeftOutNotice } from './LeftOutNotice.tsx'
import { PanelButtons } from './PanelButtons.tsx'
import { printBoard } from './printBoard.ts'
import styles from './OpenBoard.module.css'
import { RefusedDialog } from './RefusedDialog.tsx'
import { useStandpointRequest } from './useStandpointRequest.ts'
import { useKeepBoard } from './useKeepBoard.ts'
import { useListKey } from './useListKey.ts'
import { useContinued } from './useContinued.ts'
import { useVisits } from './useVisits.ts'

const ImportDialog = lazy(async () => ({ default: (await import('../import/ImportDialog.tsx')).ImportDialog }))
const CarryDialog = lazy(async () => ({ default: (await import('../versions/CarryDialog.tsx')).CarryDialog }))
const dayMs = 24 * 60 * 60 * 1000
const DeleteBoardDialog = lazy(async () => ({ default: (await import('./DeleteBoardDialog.tsx')).DeleteBoardDialog }))
const CopyDialog = lazy(async () => ({ default: (await import('../versions/CopyDialog.tsx')).CopyDialog }))
const ShelfDialog = lazy(async () => ({ default: (await import('../shelf/ShelfDialog.tsx')).ShelfDialog }))

type OpenBoardProps = { link: BoardLink; info: BoardInfo; parts: BoardParts; profile: DeviceProfile }

/** The board with everything around it: the canvas below, the bar above. */
export function OpenBoard({ link, info, parts, profile: firstProfile }: OpenBoardProps) {
  const { t } = useTranslation()
  const { live, view, openShortcuts, bulkBoxOf, limits } = parts
  const locale = useLocale()
  const theme = useTheme()
  const [profile, setProfile] = useState(firstProfile)
  const [introducing, setIntroducing] = useState(false)
  const [renewed, setRenewed] = useState<KeyGenerations>()
  const [editor, setEditor] = useState<Editor>()
  const [chosenPanel, setPanel] = useState<BoardPanel>()
  const [asked, setAsked] = useState(0)
  const [importing, setImporting] = useState<{ source: ImportSource | undefined }>()
  const [stillEditor, setStillEditor] = useState<Editor>()
  const versionWords = useVersionWords()
  const [making, setMaking] = useState<'copy' | 'session'>()
  const [deleting, setDeleting] = useState(false)
  const [shelving, setShelving] = useState(false)
  const still = useReadable(view.still)
  const suggestion = suggestedName(t('board.name.suggestions'), profile.id)
  const name = profile.name ?? suggestion
  const { id } = profile
  const color = colorForVisit(useReadable(live.participants)) ?? profile.color
  const ready = useReadable(live.ready)
  const liveTitle = useReadable(live.title)
  const title = liveTitle === '' ? info.title : liveTitle
  const status = useConnectionStatus(live.connection)
  // What is changed after the server has closed the link would never be saved: from then on the board is to look at.
  const connection = useReadable(live.connection)
  const closed = connection.state === 'refused'
  const role = closed ? 'viewer' : info.role
  const panel = chosenPanel && isPanelFor(chosenPanel, role) ? chosenPanel : undefined
  const isKept = useReadable(live.isKept)
  const mayWrite = can(role, 'edit')
  useLeaveWarning(live.connection, live.isKept)
  useKeepBoard({ link, role: info.role, title, live, notes: view.notes })
  useVisits(live, view, link, info.role, ready)
  const continued = useContinued(live, ready)

  const asksStandpoint = useReadable(live.settings).fields.has('standpoint')
  const standpoint = asksStandpoint ? (profile.standpoint ?? '') : ''
  // Who has switched it on needs no telling.
  const isAsked = ready && asksStandpoint && profile.name !== undefined && profile.standpoint === undefined && info.role === 'participant'
  useStandpointRequest(isAsked, () => setIntroducing(true))

  useEffect(() => live.setProfile({ id, name, color, standpoint }), [live, id, name, color, standpoint])
  useEffect(() => {
    if (editor && can(role, 'facilitate')) return offerMatrixEditing(editor, () => setPanel(matrixPanel))
    return undefined
  }, [editor, role])
  useEffect(() => (editor ? offerImport(editor, (source) => setImporting({ source })) : undefined), [editor])
  const canvas = useRef<HTMLDivElement>(null)
  useEffect(() => printBoard(() => canvas.current), [])
  useEffect(() => {
    document.title = `${title} – Flamingo`
  }, [title])

  function openList(): void {
    setPanel(listPanel)
    setAsked((times) => times + 1)
  }
  useListKey({ editor, onList: openList })

  function togglePanel(next: BoardPanel): void {
    setPanel(next === panel ? undefined : next)
    setAsked(0)
  }

  function closePanel(): void {
    // Who has looked at it knows.
    if (panel === sincePanel) view.since.set(undefined)
    setPanel(undefined)
    setAsked(0)
    // The focus was in the panel, or nowhere.
    editor?.getContainer().focus()
  }

  function saveIntroduction(said: Introduction): void {
    // Who was not asked has not declined.
    const introduced = asksStandpoint ? { ...profile, ...said } : { ...profile, name: said.name }
    keepProfile(introduced)
    setProfile(introduced)
    setIntroducing(false)
  }

  async function removePerson({ clientIds }: Person): Promise<Removal> {
    const removed = await removePeople(link.boardId, link.key, clientIds)
    if (typeof removed === 'string') return 'failed'
    return removed > 0 ? 'removed' : 'stays'
  }

  // Nothing of mine is on this screen only: there is nothing left to look at.
  if (problemOfConnection(connection) === 'board-deleted' && connection.unsaved === 0) return <DeletedBoardPage link={link} />
  return (
    <div className={styles['board']}>
      {ready && (
        <Button className={styles['skip']} onClick={openList}>
          {t('board.panels.openList')}
        </Button>
      )}
      <div className={styles['printTitle']} data-title={title} />
      <div ref={canvas} className={classNames(styles['canvas'], panel && panelRoom(panel.width))}>
        <BoardStage
          link={link}
          parts={parts}
          role={role}
          locale={locale}
          colorScheme={theme}
          editor={editor}
          onEditor={setEditor}
          stillEditor={stillEditor}
          onStillEditor={setStillEditor}
        />
        {!ready && <BoardSkeleton />}
      </div>
      <header className={styles['bar']}>
        <div className={styles['panel']}>
          <BoardMenu
            onWriteMany={editor && mayWrite && !still ? () => bulkBoxOf(editor).set(true) : undefined}
            onImport={editor && mayWrite && !still ? () => setImporting({ source: undefined }) : undefined}
            onShortcuts={editor && !still ? () => openShortcuts(editor) : undefined}
            onDuplicate={() => setMaking('copy')}
            onCarryOn={ready && mayWrite && !still ? () => setMaking('session') : undefined}
            continued={continued}
            onDelete={can(role, 'facilitate') && !still ? () => setDeleting(true) : undefined}
            onShelf={can(info.role, 'facilitate') && !closed ? () => setShelving(true) : undefined}
            circle={info.circle}
          />
          <BoardTitle
            title={title}
            role={still && can(info.role, 'edit') ? 'participant' : info.role}
            onTitle={(next) => live.setTitle(next)}
          />
        </div>
        <div className={styles['status']}>
          <StillBanner view={view} />
          <SinceNotice
            view={view}
            settings={live.settings}
            isCovered={panel === sincePanel || still !== undefined}
            onShow={() => setPanel(sincePanel)}
            onClose={() => editor?.getContainer().focus()}
          />
          <ConnectionPill status={status} isKept={isKept} />
          {can(info.role, 'facilitate') && <LeftOutNotice leftOut={live.leftOut} />}
        </div>
        <div className={styles['panel']}>
          <PanelButtons role={role} open={panel} onToggle={togglePanel} />
          <Participants
            participants={live.participants}
            profile={{ id, name, color }}
            asksStandpoint={asksStandpoint}
            onIntroduced={saveIntroduction}
            {...(can(info.role, 'facilitate') && !closed && { onRemove: removePerson })}
          />
          {editor && (!still || stillEditor) && (
            <ExportButton
              link={link}
              role={info.role}
              title={title}
              live={live}
              nameOfVersion={versionWords.whole}
              notes={still?.notes ?? view.notes}
              editor={(still && stillEditor) ?? editor}
              past={still && { version: still.version, document: still.board.document, words: versionWords.whole(still.version) }}
            />
          )}
          <ShareButton
            link={link}
            role={info.role}
            title={title}
            keyGenerations={renewed ?? info.keyGenerations}
            onRenewed={setRenewed}
            circle={info.circle}
          />
        </div>
      </header>
      {panel && editor && (
        <SidePanel title={t(panel.label)} width={panel.width} onClose={closePanel}>
          <Suspense>
            <panel.Content
              {...{ live, view, editor, link, role, title, asked }}
              shownEditor={stillEditor ?? editor}
              me={name}
              onClose={closePanel}
            />
          </Suspense>
        </SidePanel>
      )}
      {importing && editor && mayWrite && (
        <Suspense>
          <ImportDialog
            boardKey={link.key}
            live={live}
            notes={view.notes}
            editor={editor}
            uploadBytes={limits.uploadBytes}
            source={importing.source}
            onClose={() => setImporting(undefined)}
          />
        </Suspense>
      )}
      <NameDialog
        // One question at a time: who isn't let in need not say who they are.
        open={ready && (profile.name === undefined || introducing) && problemOfConnection(connection) === undefined}
        suggestion={{ name, standpoint }}
        color={color}
        asksStandpoint={asksStandpoint}
        onIntroduced={saveIntroduction}
        onClose={introducing ? () => setIntroducing(false) : undefined}
      />
      {making && (
        <Suspense>
          {making === 'copy' ? (
            <CopyDialog link={link} title={title} onClose={() => setMaking(undefined)} />
          ) : (
            <CarryDialog {...{ link, live, title }} notes={view.notes} onClose={() => setMaking(undefined)} />
          )}
        </Suspense>
      )}
      {deleting && !closed && (
        <Suspense>
          <DeleteBoardDialog link={link} title={title} keptDays={Math.round(limits.trashMs / dayMs)} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
      {shelving && (
        <Suspense>
          <ShelfDialog link={link} onShelves={info.circles} onClose={() => setShelving(false)} />
        </Suspense>
      )}
      <RefusedDialog connection={live.connection} isKept={isKept} link={link} limits={limits} />
    </div>
  )
}
