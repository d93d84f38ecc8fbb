import type { BoardSettings } from '../../shared/board/boardSettings.ts'
import type { Maker } from '../../shared/board/origin.ts'
import type { Participant } from '../sync/liveBoard.ts'

/** Me as the maker of what I put on the board now. My standpoint only where the board asks for it. */
export function makerOf(participants: readonly Participant[], { fields }: Pick<BoardSettings, 'fields'>): Maker {
  const me = participants.find(({ isMe }) => isMe)
  return { id: me?.id ?? '', name: me?.name ?? '', standpoint: fields.has('standpoint') ? (me?.standpoint ?? '') : '' }
}
