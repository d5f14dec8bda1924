// Figures for Prometheus: how many requests, how they were answered, how long they took.

/** Upper bounds of the buckets of durations, in seconds. */
const buckets = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

interface Series {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly counts: number[]
  seconds: number
}

export class Metrics {
  /** By route; each has few methods and statuses, which are looked for without building a text. */
  readonly #series = new Map<string, Series[]>()

  /** Counts an answered request. `route` is the address as documented, never as called. */
  observe(method: string, route: string, status: number, seconds: number): void {
    const ofRoute = this.#series.get(route) ?? []
    let series = ofRoute.find((one) => one.status === status && one.method === method)
    if (series === undefined) {
      const counts = Array.from({ length: buckets.length + 1 }, () => 0)
      series = { method, route, status, counts, seconds: 0 }
      this.#series.set(route, [...ofRoute, series])
    }
    const at = buckets.findIndex((bound) => seconds <= bound)
    series.counts[at < 0 ? buckets.length : at]!++
    series.seconds += seconds
  }

  /** The figures as Prometheus reads them, with gauges of the moment. */
  text(gauges: Readonly<Record<string, number>>): string {
    const lines = [
      '# HELP reprieve_request_seconds How long requests took.',
      '# TYPE reprieve_request_seconds histogram',
    ]
    for (const series of [...this.#series.values()].flat()) lines.push(...linesOf(series))
    for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE ${name} gauge`, `${name} ${value}`)
    return `${lines.join('\n')}\n`
  }
}

function linesOf({ method, route, status, counts, seconds }: Series): readonly string[] {
  const labels = `method="${method}",route="${route}",status="${status}"`
  let sum = 0
  const cumulative = counts.map((count) => {
    sum += count
    return sum
  })
  const bounds = [...buckets.map(String), '+Inf']
  return [
    ...bounds.map(
      (bound, at) => `reprieve_request_seconds_bucket{${labels},le="${bound}"} ${cumulative[at]}`,
    ),
    `reprieve_request_seconds_sum{${labels}} ${seconds.toFixed(6)}`,
    `reprieve_request_seconds_count{${labels}} ${sum}`,
  ]
}
