import type { Editor, TLShape, TLShapeId } from '@tldraw/tldraw'
import type { TLRecord } from '@tldraw/tlschema'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { documentVersion, metaOf } from '../../shared/document/boardDocument.ts'
import { isObject, isRichText } from '../../shared/document/richText.ts'
import { offeredProtocols } from '../../shared/protocol/subprotocol.ts'
import { bindCanvasStore, type CanvasBinding } from './bindCanvasStore.ts'
import { followBoardMeta } from './boardMeta.ts'
import { connectBoard, type Socket } from './boardLink.ts'
import { createCarets } from './carets.ts'
import { createCanvasStore } from './createCanvasStore.ts'
import { browserClock, type Clock } from './clock.ts'
import { copyIdOf } from './copyId.ts'
import { isGestureUnderWay, watchGestures } from './editorGestures.ts'
import { watchHand } from './editorHand.ts'
import { browserFrames, type Frames } from './frames.ts'
import { createGestureReceiver, createGestureSender } from './gestures.ts'
import { glideOverlays } from './glideOverlays.ts'
import { openDeviceCopy } from './indexedDbCopy.ts'
import { keepLocalCopy } from './keepLocalCopy.ts'
import type { LiveBoard, LiveBoardOptions, LiveTexts, Loss } from './liveBoard.ts'
import type { LocalCopy } from './localCopy.ts'
import { bindPresence } from './presence.ts'
import { createWritable } from './readable.ts'
import { createRemovals } from './removals.ts'
import { signatureOf } from './signatureOf.ts'
import { watchWaking } from './watchWaking.ts'

/** What a live board takes from its surroundings. */
export type LiveEnvironment = {
  clock: Clock
  /** A number from 0 to 1. */
  random: () => number
  openSocket: (url: string, protocols: string[]) => Socket
  frames: Frames
  /** The copy of that name on this device, for this page. Undefined when the device keeps nothing. */
  openCopy: (id: string, page: number) => LocalCopy | undefined
  /** Says when the network or the page comes back, and when the network goes. Returns the way to stop. */
  watchWaking: (wake: () => void, drop: () => void) => () => void
}

const browser: LiveEnvironment = {
  clock: browserClock,
  random: Math.random,
  openSocket: (url, protocols) => new WebSocket(url, protocols),
  frames: browserFrames,
  openCopy: openDeviceCopy,
  watchWaking,
}

/** How long the device is waited for before the server is asked for everything. */
const copyPatienceMs = 1_000

/**
 * Opens a board: its document, its canvas store, its copy on this device, and the link to the server, which is tried until
 * the board is closed.
 */
export function openLiveBoard(options: LiveBoardOptions, environment: LiveEnvironment = browser): LiveBoard {
  const { boardId, serverUrl, key, role, profile } = options
  const { clock, random } = environment
  const document = new Y.Doc()
  const awareness = new Awareness(document)
  const canvasStore = createCanvasStore()
  const ready = createWritable(false)
  const meta = followBoardMeta(document)
  const leftOut = createWritable(0)
  const presence = bindPresence(canvasStore, awareness, profile, clock.now)
  const carets = createCarets(document, awareness, clock, presence.participants.get)
  const removals = createRemovals(awareness, clock)
  const lossListeners = new Set<(loss: Loss) => void>()
  const beforeRemoteListeners = new Set<() => void>()
  const textListeners = new Set<(recordId: string) => void>()
  let binding: CanvasBinding | undefined
  let editor: Editor | undefined
  let isClosed = false
  let onRemoteProps: ((shapeIds: TLShapeId[]) => void) | undefined

  const sender = createGestureSender(clock, (body) => link.sendGesture(body))
  const overlays = glideOverlays({
    clock,
    frames: environment.frames,
    below: (recordId) => binding?.fieldsBelow(recordId),
    show: (overlays) => binding?.setOverlays(overlays),
  })
  const receiver = createGestureReceiver(clock, overlays.set)
  awareness.on('change', forgetGestures)
  const link = connectBoard({
    document,
    awareness,
    clock,
    random,
    openSocket: () => environment.openSocket(`${serverUrl}/sync/${boardId}`, offeredProtocols(key, documentVersion, options.page)),
    beforeRemote: () => {
      for (const listener of beforeRemoteListeners) listener()
      binding?.flush()
    },
    onGesture: receiver.receive,
  })
  const stopWaitingForFirst = link.connection.subscribe(bindWhenOnline)
  const patience = clock.setTimeout(ask, copyPatienceMs)
  let isAsked = false
  let tellFromDevice = (_isThere: boolean): void => undefined
  const fromDevice = new Promise<boolean>((resolve) => (tellFromDevice = resolve))
  const keeper = keepLocalCopy({ document, link, copy: openCopy(), clock, onRead: startWithCopy })
  // Without knowing the role, the server is as near as the copy.
  if (role instanceof Promise) ask()
  const stopWatchingWaking = environment.watchWaking(link.wake, link.drop)
  const texts: LiveTexts = {
    openRecordId: () => editor?.getEditingShapeId() ?? undefined,
    get: textAt,
    hold: (recordId) => binding?.holdText(recordId),
    release: (recordId) => binding?.releaseText(recordId),
    quietly: (run) => (editor ? void editor.run(run, { history: 'ignore' }) : run()),
    subscribeBeforeRemote(listener) {
      beforeRemoteListeners.add(listener)
      return () => beforeRemoteListeners.delete(listener)
    },
    subscribe(listener) {
      textListeners.add(listener)
      return () => textListeners.delete(listener)
    },
    setCaret: carets.setMine,
    caretsIn: carets.inText,
    pointInShape: (recordId, point) => {
      const shape = editor?.getShape(recordId as TLShapeId)
      return shape && editor?.getPointInShapeSpace(shape, editor.screenToPage(point))
    },
    subscribeCarets(listener) {
      awareness.on('change', listener)
      return () => awareness.off('change', listener)
    },
  }

  return {
    boardId,
    document,
    canvasStore,
    awareness,
    connection: link.connection,
    isKept: keeper.isKept,
    fromDevice,
    ready,
    title: meta.title,
    settings: meta.settings,
    participants: presence.participants,
    leftOut,
    texts,
    subscribeLosses(listener) {
      lossListeners.add(listener)
      return () => lossListeners.delete(listener)
    },
    setTitle: meta.setTitle,
    changeSetting: meta.changeSetting,
    setProfile: presence.setProfile,
    attachEditor,
    close,
  }

  async function openCopy(): Promise<LocalCopy | undefined> {
    return environment.openCopy(copyIdOf(boardId, await role), document.clientID)
  }

  function startWithCopy(): void {
    clock.clearTimeout(patience)
    bindIfPresent()
    tellFromDevice(ready.get())
    ask()
  }

  /** Asks the server for what this page doesn't have. */
  function ask(): void {
    if (isAsked) return
    isAsked = true
    // With a copy little is missing: the socket brings that in fewer bytes.
    if (!options.snapshot || isFilled()) link.start()
    else void options.snapshot().then(startWithSnapshot)
  }

  function startWithSnapshot(snapshot: Uint8Array | undefined): void {
    // A copy that took its time may have come meanwhile. Both together are as good as one.
    if (snapshot && !isClosed) link.takeSnapshot(snapshot)
    bindIfPresent()
    link.start()
  }

  function isFilled(): boolean {
    return metaOf(document).has('documentVersion')
  }

  /** What another version wrote is shown when the server has brought it up to date. */
  function bindIfPresent(): void {
    if (metaOf(document).get('documentVersion') === documentVersion) bind()
  }

  function bindWhenOnline(): void {
    if (link.connection.get().state === 'online') bind()
  }

  // Earlier the canvas store would make a page of its own.
  function bind(): void {
    if (binding || isClosed) return
    const bound = bindCanvasStore(canvasStore, document, {
      isGestureUnderWay: () => editor !== undefined && isGestureUnderWay(editor),
      onGesture: sender.show,
      onRemoteProps: (shapeIds) => onRemoteProps?.(shapeIds),
      onRemoteText: (recordId) => textListeners.forEach((listener) => listener(recordId)),
      onDeleting: tellLoss,
      onDeletedInHand: () => editor?.cancel(),
      onDeleted: removals.tell,
      signature: () => signatureOf(presence.participants.get(), clock.now()),
    })
    binding = bound
    const readLeftOut = (): void => leftOut.set(bound.leftOut.get())
    bound.leftOut.subscribe(readLeftOut)
    readLeftOut()
    presence.show()
    ready.set(true)
  }

  function tellLoss(records: TLRecord[], inHand: ReadonlySet<string>): void {
    const openId = editor?.getEditingShapeId()
    const shapes = records.filter(
      (record): record is TLShape => record.typeName === 'shape' && (inHand.has(record.id) || record.id === openId),
    )
    const [first] = shapes
    if (!first) return
    removals.whoRemoved(first.id, (clientId) => {
      const by = presence.participants.get().find((participant) => participant.clientId === clientId)?.name
      for (const listener of lossListeners) listener({ shapes, by })
    })
  }

  function forgetGestures({ removed }: { removed: number[] }): void {
    for (const clientId of removed) receiver.leave(clientId)
  }

  function textAt(recordId: string): ReturnType<LiveTexts['get']> {
    const record: unknown = canvasStore.get(recordId as TLRecord['id'])
    const props = isObject(record) ? record.props : undefined
    return isObject(props) && isRichText(props.richText) ? props.richText : undefined
  }

  function attachEditor(attached: Editor, measure?: (shapeIds: TLShapeId[]) => void): () => void {
    editor = attached
    onRemoteProps = measure
    const stopGestures = watchGestures(attached, () => {
      // The end goes out before the gesture is cleared: nobody sees the note jump back in between.
      binding?.endGesture()
      sender.end()
    })
    const stopHand = watchHand(attached, clock, presence.setHand)
    return () => {
      stopGestures()
      stopHand()
      presence.setHand(undefined)
      if (editor === attached) editor = onRemoteProps = undefined
    }
  }

  function close(): void {
    if (isClosed) return
    isClosed = true
    stopWaitingForFirst()
    stopWatchingWaking()
    awareness.off('change', forgetGestures)
    receiver.close()
    overlays.close()
    carets.close()
    removals.close()
    presence.close()
    clock.clearTimeout(patience)
    keeper.close()
    link.close()
    binding?.unbind()
    awareness.destroy()
    document.destroy()
  }
}
