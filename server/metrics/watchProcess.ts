import { monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { createCounter, gauge } from './series.ts'

/** What the process itself is doing. */
export interface ProcessWatch {
  /** In the text format of Prometheus. The event loop's lag is that since the last call. */
  text(): string
  stop(): void
}

// Finer would wake an idle machine more often than the number is worth.
const resolutionMs = 20

/** Begins to watch this process: memory, processor time, how late the event loop comes. */
export function watchProcess(): ProcessWatch {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  const startedAt = Date.now() / 1000 - process.uptime()

  return {
    text() {
      const memory = process.memoryUsage()
      const { user, system } = process.cpuUsage()
      const cpu = createCounter('process_cpu_seconds_total', 'Processor time spent.')
      cpu.add((user + system) / 1_000_000)
      // The monitor measures from timer to timer: a loop that is never late shows its resolution.
      const lagSeconds = (nanoseconds: number): number => Math.max(0, (nanoseconds || 0) / 1_000_000_000 - resolutionMs / 1000)
      const lag = {
        'quantile="0.5"': lagSeconds(delay.percentile(50)),
        'quantile="0.99"': lagSeconds(delay.percentile(99)),
        'quantile="1"': lagSeconds(delay.max),
      }
      delay.reset()
      return [
        gauge('flamingo_event_loop_lag_seconds', 'How late the event loop came, since this was asked for last.', lag),
        cpu.text(),
        gauge('process_resident_memory_bytes', 'Memory of the process.', memory.rss),
        gauge('nodejs_heap_size_used_bytes', 'Memory in use by JavaScript.', memory.heapUsed),
        gauge('nodejs_external_memory_bytes', 'Memory outside of the heap: buffers.', memory.external),
        gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', startedAt),
      ].join('')
    },
    stop: () => void delay.disable(),
  }
}
