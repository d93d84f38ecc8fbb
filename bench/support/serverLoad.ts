/** What a server at `url` says of itself: processor time so far, and the longest time its event loop came late since it was asked last. */
export async function serverLoad(url: string): Promise<{ cpuMs: number; lagMs: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const read = (name: string): number => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])
  return { cpuMs: read('process_cpu_seconds_total') * 1000, lagMs: read('flamingo_event_loop_lag_seconds\\{quantile="1"\\}') * 1000 }
}
