import type { WebSocket } from 'ws'
import { recordsOf } from '../../shared/document/boardDocument.ts'
import { positionField } from '../../shared/document/recordFields.ts'
import { must } from '../../shared/must.ts'
import { encodeMessage } from '../../shared/protocol/messages.ts'
import type { StockClient } from './stockClient.ts'

const gestureEveryMs = 33
const gesturesOfOneDrag = 30

/** Drags a note in circles, as a hand does: 30 gestures a second, and an end in the document once a second. Until the process ends. */
export function dragForEver(client: StockClient, noteId: string): void {
  const note = must(recordsOf(client.document).get(noteId), 'the note is on the board')
  const [startX, startY] = note.get(positionField) as [number, number]
  let step = 0
  setInterval(() => {
    step++
    const position = [startX + 100 * Math.sin(step / 10), startY + 100 * Math.cos(step / 10)]
    if (step % gesturesOfOneDrag === 0) note.set(positionField, position)
    sendGesture(client, step % gesturesOfOneDrag === 0 ? '' : JSON.stringify({ [noteId]: { [positionField]: position } }))
  }, gestureEveryMs)
}

function sendGesture({ document, provider }: StockClient, body: string): void {
  const socket = provider.ws as unknown as WebSocket | null
  socket?.send(encodeMessage({ type: 'gesture', clientId: document.clientID, body }))
}
