// What became of a plan's corrections, page by page: what systems answered, and what the last book showed.

import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted } from '../../book/index.ts'
import {
  type Correction,
  type Plan,
  type Receipt,
  type ReceiptBook,
  reasonsOfPart,
  type StandingPart,
  type Tally,
  type VerdictReason,
} from '../../reconcile/index.ts'
import { batchCounts, openPlanBatches } from './read-plan.ts'

/** What is known from systems alone; `not_sent` waits for its batch. */
export const answerKinds = ['accepted', 'refused', 'unknown', 'not_sent'] as const
export type AnswerKind = (typeof answerKinds)[number]

export interface OutcomesPage {
  /** The place of the last correction of the page before, counted from 0 in the order of application. */
  readonly after?: number
  readonly limit: number
  readonly answer?: AnswerKind
  /** Used where no answer is asked for. */
  readonly part?: StandingPart
  /** Only corrections of this measure. */
  readonly measure?: string
}

export interface OutcomeSources {
  readonly folder: string
  readonly plan: Plan
  readonly receipts: ReceiptBook
  /** What was counted of each batch that was sent, by its number. */
  readonly counted: ReadonlyMap<number, Readonly<Tally>>
  /** Verdicts of the last book, where there was one. */
  readonly verdicts?: string
}

/** A correction, what its system answered, and why its verdict is as it is. */
export interface Outcome {
  readonly place: number
  readonly correction: Correction
  readonly answer: AnswerKind
  readonly code?: string
  readonly because?: string
  readonly reason?: VerdictReason
}

/** The next corrections of which this became, in the order of application, at most `limit`. */
export async function readOutcomes(sources: OutcomeSources, page: OutcomesPage): Promise<readonly Outcome[]> {
  const { measure, limit } = page
  if (measure === undefined) return nextOutcomes(sources, page)
  const found: Outcome[] = []
  let { after } = page
  for (;;) {
    const next = await nextOutcomes(sources, {
      ...page,
      limit: looked,
      ...(after !== undefined && { after }),
    })
    found.push(...next.filter(({ correction }) => correction.measure === measure))
    if (found.length >= limit || next.length < looked) return found.slice(0, limit)
    after = next.at(-1)!.place
  }
}

/** How many outcomes are looked at in one go for those of a measure. */
const looked = 2000

async function nextOutcomes(sources: OutcomeSources, page: OutcomesPage): Promise<readonly Outcome[]> {
  const reasons = page.answer === undefined && page.part !== undefined && sources.verdicts !== undefined
  const places = reasons
    ? await placesOfReasons(sources.verdicts, page)
    : await placesOfAnswers(sources, page)
  return outcomesAt(sources, places)
}

async function rowsOf<Row>(sql: string): Promise<readonly Row[]> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    return (await connection.runAndReadAll(sql)).getRowObjectsJS() as unknown as readonly Row[]
  } finally {
    instance.closeSync()
  }
}

interface VerdictRow {
  readonly place: bigint
  readonly reason: VerdictReason
}

const verdictsSql = (file: string, condition: string): string =>
  `SELECT file_row_number AS place, reason FROM read_parquet(${quoted(file)}, file_row_number = true)
   WHERE ${condition} ORDER BY file_row_number`

async function placesOfReasons(
  file: string,
  { part, after = -1, limit }: OutcomesPage,
): Promise<readonly number[]> {
  const reasons = reasonsOfPart[part!].map(quoted).join(', ')
  const condition = `reason IN (${reasons}) AND file_row_number > ${after}`
  const rows = await rowsOf<VerdictRow>(`${verdictsSql(file, condition)} LIMIT ${limit}`)
  return rows.map(({ place }) => Number(place))
}

const answersOfPart: Readonly<Record<StandingPart, readonly AnswerKind[]>> = {
  verified: [],
  waiting: ['accepted', 'unknown', 'not_sent'],
  refused: ['refused'],
  failed: [],
}

function wantedOf({ answer, part }: OutcomesPage): readonly AnswerKind[] {
  if (answer !== undefined) return [answer]
  return part === undefined ? answerKinds : answersOfPart[part]
}

/** Batches of which nothing is wanted are not read. */
async function placesOfAnswers(
  { plan, receipts, counted }: OutcomeSources,
  page: OutcomesPage,
): Promise<readonly number[]> {
  const wanted = wantedOf(page)
  const { after = -1, limit } = page
  const places: number[] = []
  let first = 0
  for (const [batch, count] of batchCounts(plan).entries()) {
    const tally = counted.get(batch)
    const last = first + count - 1
    if (last > after && isWanted(tally, wanted)) {
      const known = tally === undefined ? undefined : await receipts.read(plan.id, batch)
      for (let place = Math.max(first, after + 1); place <= last; place++) {
        if (wanted.includes(known?.[place - first]?.outcome ?? 'not_sent')) places.push(place)
        if (places.length === limit) return places
      }
    }
    first += count
  }
  return places
}

const isWanted = (tally: Readonly<Tally> | undefined, wanted: readonly AnswerKind[]): boolean =>
  wanted.some((answer) => (answer === 'not_sent' ? tally === undefined : (tally?.[answer] ?? 0) > 0))

/** What became of the corrections at these places. */
export async function outcomesAt(
  sources: OutcomeSources,
  places: readonly number[],
): Promise<readonly Outcome[]> {
  if (places.length === 0) return []
  const { folder, plan, receipts, verdicts } = sources
  const reasons = verdicts === undefined ? new Map() : await reasonsAt(verdicts, places)
  const batches = await openPlanBatches(folder, plan)
  try {
    const outcomes: Outcome[] = []
    let first = 0
    for (const [batch, count] of batchCounts(plan).entries()) {
      const own = places.filter((place) => place >= first && place < first + count)
      if (own.length > 0) {
        const corrections = await batches.read(batch)
        const known = sources.counted.has(batch) ? await receipts.read(plan.id, batch) : undefined
        for (const place of own) {
          const at = place - first
          outcomes.push(
            outcomeFrom(place, corrections[at]!, { receipt: known?.[at], reason: reasons.get(place) }),
          )
        }
      }
      first += count
    }
    return outcomes
  } finally {
    batches.close()
  }
}

async function reasonsAt(
  file: string,
  places: readonly number[],
): Promise<ReadonlyMap<number, VerdictReason>> {
  const rows = await rowsOf<VerdictRow>(verdictsSql(file, `file_row_number IN (${places.join(', ')})`))
  return new Map(rows.map(({ place, reason }) => [Number(place), reason]))
}

interface Known {
  readonly receipt: Receipt | undefined
  readonly reason: VerdictReason | undefined
}

function outcomeFrom(place: number, correction: Correction, { receipt, reason }: Known): Outcome {
  const { outcome: answer = 'not_sent', code, because } = receipt ?? {}
  return {
    place,
    correction,
    answer,
    ...(code !== undefined && { code }),
    ...(because !== undefined && { because }),
    ...(reason !== undefined && { reason }),
  }
}

/** Where the verdicts of a plan on the book of a day lie. */
export const verdictsName = (asOf: string): string => `verdicts-${asOf}.parquet`
