import type { Locale } from '../../../shared/board/locale.ts'
import type { Role } from '../../../shared/board/role.ts'
import type { BoardKey } from '../../../shared/board/boardKey.ts'
import type { TemplateId } from '../../../shared/board/template.ts'
import type { BoardId } from '../../../shared/ids/boardId.ts'

export type CreatedBoard = {
  id: BoardId
  keys: Record<Role, BoardKey>
  /** The link that lets its holder in with this role. */
  link(role: Role): string
}

/** Creates a board on the server at `url`, as the home page does. */
export async function createBoard(
  url: string,
  board: { title?: string; template?: TemplateId; locale?: Locale } = {},
): Promise<CreatedBoard> {
  const response = await fetch(`${url}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Study circle', template: 'empowerment-marketing', locale: 'en', ...board }),
  })
  if (response.status !== 201) throw new Error(`The server made no board: ${response.status} ${await response.text()}`)
  const { id, keys } = (await response.json()) as Pick<CreatedBoard, 'id' | 'keys'>
  return { id, keys, link: (role) => `${url}/b/${id}#${keys[role]}` }
}
