import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { openStockClient, type StockClient } from '../../support/stockClient.ts'
import { addNote } from '../../support/notes.ts'
import { postBoard, startTestApp, type CreatedBoard } from '../../support/testApp.ts'

const soon = { timeout: 15_000, interval: 10 }

async function metricsOf(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text()
}

/** A series' value by its whole name, labels included. */
function valueOf(metrics: string, series: string): number | undefined {
  const line = metrics.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}

async function join(url: string, board: CreatedBoard, role: 'participant' | 'viewer'): Promise<StockClient> {
  const client = openStockClient(url, { id: board.id, key: board.keys[role] })
  await vi.waitFor(() => expect(client.provider.synced).toBe(true), soon)
  return client
}

test('[OPS-9] the metrics count sessions, boards, changes, refusals, closes and requests', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url)
  const before = await metricsOf(url)
  expect(valueOf(before, 'flamingo_sessions')).toBe(0)
  expect(valueOf(before, 'flamingo_http_requests_total{status="2xx"}')).toBe(1)

  const anna = await join(url, board, 'participant')
  const viewer = await join(url, board, 'viewer')
  for (const id of ['one', 'two', 'three']) addNote(anna.document, id)
  await vi.waitFor(() => expect(anna.savedCount()).toBe(4), soon)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  addNote(viewer.document, 'sneaked')
  await vi.waitFor(() => expect(warn).toHaveBeenCalled(), soon)
  warn.mockRestore()
  const stranger = openStockClient(url, { id: board.id, key: (await postBoard(url)).keys.viewer })
  await vi.waitFor(() => expect(stranger.closeCodes()).toHaveLength(1), soon)

  const during = await metricsOf(url)
  expect(valueOf(during, 'flamingo_sessions')).toBe(2)
  expect(valueOf(during, 'flamingo_boards_live')).toBe(1)
  expect(valueOf(during, 'flamingo_updates_total')).toBe(3)
  expect(valueOf(during, 'flamingo_update_bytes_total')).toBeGreaterThan(100)
  expect(valueOf(during, 'flamingo_save_lag_seconds_count')).toBe(3)
  expect(valueOf(during, 'flamingo_save_lag_seconds_bucket{le="+Inf"}')).toBe(3)
  expect(valueOf(during, 'flamingo_relay_lag_seconds_count')).toBe(3)
  expect(valueOf(during, 'flamingo_save_queue_updates')).toBe(0)
  expect(valueOf(during, 'flamingo_messages_refused_total{reason="readOnly"}')).toBe(1)
  expect(valueOf(during, 'flamingo_sessions_closed_total{code="4404",reason="notFound"}')).toBe(1)
  expect(valueOf(during, 'flamingo_event_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0)
  expect(valueOf(during, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000)

  anna.close()
  viewer.close()
  await vi.waitFor(async () => expect(valueOf(await metricsOf(url), 'flamingo_sessions')).toBe(0), soon)
  expect(valueOf(await metricsOf(url), 'flamingo_sessions_closed_total{code="client",reason="client"}')).toBe(2)
})

test('[OPS-9] every line is one that Prometheus reads, and none says which board or whose', async () => {
  const { url } = await startTestApp()
  const board = await postBoard(url, { title: 'Secret plans' })
  const anna = await join(url, board, 'participant')
  addNote(anna.document, 'one')
  await vi.waitFor(() => expect(anna.savedCount()).toBe(2), soon)
  const metrics = await metricsOf(url)
  for (const line of metrics.trimEnd().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[\w.+]+"(,[a-z]+="\w+")*\})? [\d.e+-]+)$/)
  }
  for (const secret of [board.id.slice(0, 6), 'Secret', ...Object.values(board.keys)]) expect(metrics).not.toContain(secret)
})

async function ask(url: string, headers: Record<string, string>): Promise<{ status: number | undefined; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${url}/metrics`, { headers }, resolve).on('error', reject)
  })
  return { status: response.statusCode, body: await text(response) }
}

test('[OPS-10] only programs on this machine are told the metrics, unless the configuration says otherwise', async () => {
  const local = await startTestApp()
  const throughProxies: Record<string, string>[] = [
    { host: 'boards.example.org' },
    { host: 'localhost', 'x-forwarded-for': '203.0.113.9' },
    { host: 'localhost', via: '1.1 proxy' },
  ]
  for (const headers of throughProxies) {
    const { status, body } = await ask(local.url, headers)
    expect(status).toBe(404)
    expect(body).not.toContain('flamingo_sessions')
  }
  const open = await startTestApp({ config: { publicMetrics: true } })
  for (const headers of throughProxies) expect((await ask(open.url, headers)).body).toContain('flamingo_sessions 0')
})
