// Reads a plan's folder: its manifest checked against the files, its corrections in the order of application.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { noExtensions, quoted, sha256OfFile } from '../../book/index.ts'
import { correctionKinds, minorFrom, type Refusal, refuse } from '../../kernel/index.ts'
import {
  applicationOrder,
  type Correction,
  correctionId,
  type Plan,
  type PlanBatches,
  planContent,
  planIdFromDigest,
} from '../../reconcile/index.ts'
import { sha256OfText } from './sha256.ts'

/** The plan in a folder. Refused when its manifest is missing or its content is not that of its id. */
export async function readPlan(folder: string): Promise<Plan | Refusal> {
  let plan: Plan
  try {
    plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan
  } catch {
    return refuse('not_a_plan', `${folder} holds no readable plan.json; draft the plan again`, folder)
  }
  if (planIdFromDigest(sha256OfText(planContent(plan.sources, plan.root))) === plan.id) return plan
  return refuse(
    'plan_was_changed',
    `the content of ${folder} is not that of ${plan.id}; draft it again`,
    folder,
  )
}

/** Checks every file of a plan against its manifest; refused with the first that differs. */
export async function checkPlanFiles(folder: string, plan: Plan): Promise<Refusal | undefined> {
  for (const { name, sha256 } of plan.files) {
    const found = await sha256OfFile(join(folder, name)).catch(() => 'missing')
    if (found !== sha256) {
      const because = `${name} of ${plan.id} is not as it was drafted; nothing was sent. Draft the plan again`
      return refuse('plan_was_changed', because, join(folder, name))
    }
  }
  return undefined
}

export interface Batch {
  readonly file: string
  readonly kind: string
  readonly offset: number
  readonly count: number
}

/** Corrections per batch at most: few enough to answer for one by one, enough to be quick. */
const batchSize = 5000

/** The batches of a plan in the order of application. */
export function batchesOf(plan: Plan): Batch[] {
  const files = plan.files.filter(({ kinds }) => kinds !== undefined)
  return applicationOrder.flatMap((kind) =>
    files.flatMap(({ name, kinds }) => {
      const rows = kinds![correctionKinds.indexOf(kind)]!
      return Array.from({ length: Math.ceil(rows / batchSize) }, (_, at) => ({
        file: name,
        kind,
        offset: at * batchSize,
        count: Math.min(batchSize, rows - at * batchSize),
      }))
    }),
  )
}

/** How many corrections each batch of a plan has, in the order of application. */
export const batchCounts = (plan: Plan): readonly number[] => batchesOf(plan).map(({ count }) => count)

/** The corrections of a plan in numbered batches, in the order of application. Close it when done. */
export async function openPlanBatches(
  folder: string,
  plan: Plan,
): Promise<PlanBatches & { readonly close: () => void }> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions, memory_limit: '1GB' })
  const connection = await instance.connect()
  const batches = batchesOf(plan)
  return {
    plan: plan.id,
    batches: batches.length,
    corrections: plan.summary.corrections,
    read: (batch) => readBatch(connection, { folder, programme: plan.sources.programme }, batches[batch]!),
    close: () => instance.closeSync(),
  }
}

async function readBatch(
  connection: DuckDBConnection,
  source: { readonly folder: string; readonly programme: string },
  batch: Batch,
): Promise<readonly Correction[]> {
  const reader = await connection.runAndReadAll(`
    SELECT account, system, measure, kind, target, nth, amount_minor, from_value, to_value, until_day
    FROM ${quoted(join(source.folder, batch.file))} WHERE kind = ${quoted(batch.kind)}
    LIMIT ${batch.count} OFFSET ${batch.offset}`)
  return reader
    .getRowObjectsJS()
    .map((row) => correctionFrom(source.programme, row as unknown as CorrectionRow))
}

/** A row of a corrections file. */
export interface CorrectionRow {
  readonly account: string
  readonly system: Correction['system']
  readonly measure: string
  readonly kind: Correction['kind']
  readonly target: string | null
  readonly nth: number
  readonly amount_minor: bigint | null
  readonly from_value: string | null
  readonly to_value: string | null
  readonly until_day: string | null
}

/** A row of a corrections file as a correction. */
export function correctionFrom(programme: string, row: CorrectionRow): Correction {
  const { account, system, measure, kind, nth } = row
  const target = row.target ?? undefined
  return {
    id: correctionId(programme, account, kind, target, nth),
    system,
    measure,
    account,
    kind,
    ...(target === undefined ? {} : { target }),
    ...(row.amount_minor === null ? {} : { amountMinor: minorFrom(Number(row.amount_minor)) }),
    ...(row.from_value === null ? {} : { from: row.from_value }),
    ...(row.to_value === null ? {} : { to: row.to_value }),
    ...(row.until_day === null ? {} : { untilDay: row.until_day }),
  }
}
