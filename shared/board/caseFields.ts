/** How a case reaches people: paid for, through social media, through one's own channels. */
export const mediaTags = ['paid', 'social', 'owned'] as const
export type MediaTag = (typeof mediaTags)[number]

/** A case out of which something is to be done: what is open, and what is done. */
export const actionStates = ['open', 'done'] as const
export type ActionState = (typeof actionStates)[number]

/** What the article asks of a case, each answered in a line or two. */
export const promptIds = ['planned', 'chosen', 'talkedAbout', 'negotiated', 'found', 'wentWell', 'disappointed'] as const
export type PromptId = (typeof promptIds)[number]

/** What a note can say besides its text. The facilitator switches each on for the whole board. */
export const caseFieldIds = ['standpoint', 'media', 'action', 'link', ...promptIds] as const
export type CaseFieldId = (typeof caseFieldIds)[number]

/** What a note says in its fields: only those that are filled in. */
export type CaseFields = { media?: MediaTag; action?: ActionState; link?: string } & { [Id in PromptId]?: string }

/** The most characters that a field keeps. */
export const fieldLength = 500

/** The fields in a note's `meta`. What is no sound value is left out, also a link that is no web address. */
export function caseFieldsOf(meta: Readonly<Record<string, unknown>>): CaseFields {
  const fields: CaseFields = {}
  const media = mediaTags.find((tag) => tag === meta.media)
  if (media) fields.media = media
  const action = actionStates.find((state) => state === meta.action)
  if (action) fields.action = action
  const link = textIn(meta.link)
  if (isWebAddress(link)) fields.link = link
  for (const id of promptIds) {
    const text = textIn(meta[id])
    if (text !== '') fields[id] = text
  }
  return fields
}

/** A link as people write it, with the `https://` that they leave out. */
export function tidyLink(text: string): string {
  const link = text.trim()
  return /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(link) ? `https://${link}` : link
}

/** Whether a text is the address of something on the web: nothing else is ever opened. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(text)
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, fieldLength).trim() : ''
}
