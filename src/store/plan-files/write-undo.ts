// Writes a small plan of given corrections, such as the undoing of a grant, in the same form as a drafted one.

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { makeWorkFolder, noExtensions, quoted, sha256OfFile } from '../../book/index.ts'
import { correctionKinds } from '../../kernel/index.ts'
import {
  type Correction,
  nthOfCorrection,
  type Plan,
  type PlanSources,
  planContent,
  planIdFromDigest,
  summaryOfCorrections,
} from '../../reconcile/index.ts'
import { placePlan } from './place-folder.ts'
import { sha256OfText } from './sha256.ts'

const file = 'corrections-undo.parquet'

/** Writes the plan's folder below `plansDir`; the same corrections from the same sources are the same plan. */
export async function writeUndo(
  plansDir: string,
  sources: PlanSources,
  corrections: readonly Correction[],
): Promise<Plan> {
  const folder = await makeWorkFolder(plansDir, 'drafting-')
  try {
    await writeCorrections(join(folder, file), corrections)
    const root = sha256OfText(JSON.stringify(corrections))
    const id = planIdFromDigest(sha256OfText(planContent(sources, root)))
    const kinds = correctionKinds.map((kind) => corrections.filter((one) => one.kind === kind).length)
    const sha256 = await sha256OfFile(join(folder, file))
    const files = [{ name: file, sha256, rows: corrections.length, kinds }]
    const plan: Plan = { format: 1, id, sources, root, summary: summaryOfCorrections(corrections), files }
    await writeFile(join(folder, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`, { flush: true })
    await placePlan(folder, join(plansDir, id))
    return plan
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const text = (value: string | undefined): string => (value === undefined ? 'NULL::VARCHAR' : quoted(value))

function rowSql(correction: Correction): string {
  const { account, system, measure, kind, target, amountMinor, from, to, untilDay } = correction
  const words = [account, system, measure, kind, target].map(text).join(', ')
  const values = [from, to, untilDay].map(text).join(', ')
  return `(${words}, ${nthOfCorrection(correction)}, ${amountMinor ?? 'NULL'}::BIGINT, ${values})`
}

async function writeCorrections(path: string, corrections: readonly Correction[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { ...noExtensions })
  try {
    const connection = await instance.connect()
    await connection.run(`
      COPY (FROM (VALUES ${corrections.map(rowSql).join(', ')})
        undone(account, system, measure, kind, target, nth, amount_minor, from_value, to_value, until_day))
      TO ${quoted(path)} (FORMAT parquet)`)
  } finally {
    instance.closeSync()
  }
}
