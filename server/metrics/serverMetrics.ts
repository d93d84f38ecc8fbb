import { closeCodes, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Metrics } from './metrics.ts'
import { createCounter, createHistogram } from './series.ts'

/** Metrics that are kept, and can be told. */
export interface ServerMetrics extends Metrics {
  /** Everything counted so far, in the text format of Prometheus. */
  text(): string
}

const refusals: Record<Refusal, true> = { readOnly: true, notSaving: true, presenceTooLarge: true, gestureTooLarge: true }
const upgradeRefusals = ['closing', 'address', 'origin'] as const
const statusClasses = ['2xx', '3xx', '4xx', '5xx']

/** Counters of a server that has just started. */
export function createServerMetrics(): ServerMetrics {
  const updates = createCounter('flamingo_updates_total', 'Changes taken from sessions.')
  const updateBytes = createCounter('flamingo_update_bytes_total', 'Bytes of the changes taken.')
  const saveLag = createHistogram('flamingo_save_lag_seconds', 'Time from taking a change to having it on disk.')
  const relayLag = createHistogram('flamingo_relay_lag_seconds', "Time from taking a change to handing it to the others' sockets.")
  const failures = createCounter('flamingo_save_failures_total', 'Commits that failed and were tried again.')
  const refused = createCounter('flamingo_messages_refused_total', 'Messages that were not taken.', Object.keys(refusals).map(reasonLabel))
  const closed = createCounter('flamingo_sessions_closed_total', 'Sessions that ended, by close code; client: from the other end.', [
    closeLabels(undefined),
    ...(Object.keys(closeCodes) as CloseReason[]).map(closeLabels),
  ])
  const upgrades = createCounter(
    'flamingo_upgrades_refused_total',
    'Web sockets refused before they began.',
    upgradeRefusals.map(reasonLabel),
  )
  const requests = createCounter('flamingo_http_requests_total', 'HTTP requests answered.', statusClasses.map(statusLabel))
  const all = [updates, updateBytes, saveLag, relayLag, failures, refused, closed, upgrades, requests]

  return {
    updateTaken(bytes) {
      updates.add(1)
      updateBytes.add(bytes)
    },
    updateSaved: saveLag.observe,
    updateRelayed: relayLag.observe,
    savingFailed: () => failures.add(1),
    messageRefused: (reason) => refused.add(1, reasonLabel(reason)),
    sessionEnded: (reason) => closed.add(1, closeLabels(reason)),
    upgradeRefused: (reason) => upgrades.add(1, reasonLabel(reason)),
    requestAnswered: (statusCode) => requests.add(1, statusLabel(`${Math.floor(statusCode / 100)}xx`)),
    text: () => all.map((series) => series.text()).join(''),
  }
}

function reasonLabel(reason: string): string {
  return `reason="${reason}"`
}

function statusLabel(statusClass: string): string {
  return `status="${statusClass}"`
}

function closeLabels(reason: CloseReason | undefined): string {
  return reason === undefined ? 'code="client",reason="client"' : `code="${closeCodes[reason].code}",reason="${reason}"`
}
