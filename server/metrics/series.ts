// The text format of Prometheus, version 0.0.4: prometheus.io/docs/instrumenting/exposition_formats.

/** A number that only grows, by label values. All values are the program's own words, so none needs escaping. */
export interface Counter {
  add(amount: number, labels?: string): void
  text(): string
}

/** A counter `name`. Labels are given ready-made, as `reason="origin"`; those in `known` stand there from the start, with 0. */
export function createCounter(name: string, help: string, known: readonly string[] = ['']): Counter {
  const valueByLabels = new Map(known.map((labels) => [labels, 0]))
  return {
    add: (amount, labels = '') => void valueByLabels.set(labels, (valueByLabels.get(labels) ?? 0) + amount),
    text: () =>
      block(
        name,
        'counter',
        help,
        [...valueByLabels].map(([labels, value]) => sample(name, labels, value)),
      ),
  }
}

/** How often a duration fell into each range. */
export interface Histogram {
  observe(milliseconds: number): void
  text(): string
}

// From a commit that takes no time to a disk that stands still.
const boundsMs = [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000]

/** A histogram `name`, told in seconds. */
export function createHistogram(name: string, help: string): Histogram {
  const counts = boundsMs.map(() => 0)
  let sumMs = 0
  let count = 0
  return {
    observe(milliseconds) {
      sumMs += milliseconds
      count += 1
      const index = boundsMs.findIndex((bound) => milliseconds <= bound)
      if (index >= 0) counts[index] = (counts[index] ?? 0) + 1
    },
    text() {
      let below = 0
      const buckets = boundsMs.map((bound, index) => sample(`${name}_bucket`, `le="${bound / 1000}"`, (below += counts[index] ?? 0)))
      buckets.push(
        sample(`${name}_bucket`, 'le="+Inf"', count),
        sample(`${name}_sum`, '', sumMs / 1000),
        sample(`${name}_count`, '', count),
      )
      return block(name, 'histogram', help, buckets)
    },
  }
}

/** A number as it is now; several when it is told by labels. */
export function gauge(name: string, help: string, value: number | Record<string, number>): string {
  const valueByLabels = typeof value === 'number' ? { '': value } : value
  return block(
    name,
    'gauge',
    help,
    Object.entries(valueByLabels).map(([labels, one]) => sample(name, labels, one)),
  )
}

function sample(name: string, labels: string, value: number): string {
  return `${name}${labels === '' ? '' : `{${labels}}`} ${value}`
}

function block(name: string, type: 'counter' | 'gauge' | 'histogram', help: string, samples: string[]): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples, ''].join('\n')
}
