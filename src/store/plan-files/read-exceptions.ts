// The exceptions of a plan, in handfuls that a transaction can take.

import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { quoted } from '../../book/index.ts'
import { minorFrom } from '../../kernel/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import type { Matter } from '../work-items.ts'

const handful = 5000

/** Every exception of the plan as a matter for a person, in the order of the book. */
export async function* readExceptions(folder: string, plan: Plan): AsyncGenerator<readonly Matter[]> {
  const files = plan.files.filter(({ name }) => name.startsWith('exceptions-'))
  if (files.length === 0) return
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' })
  try {
    const connection = await instance.connect()
    for (const { name, rows } of files) {
      for (let offset = 0; offset < rows; offset += handful) {
        const reader = await connection.runAndReadAll(`
          SELECT account, code, target, amount_minor::DOUBLE AS amount FROM ${quoted(join(folder, name))}
          LIMIT ${handful} OFFSET ${offset}`)
        yield reader.getRowObjectsJS().map(({ account, code, target, amount }) => ({
          account: String(account),
          code: String(code),
          target: String(target),
          ...(Number(amount) > 0 ? { amountMinor: minorFrom(Number(amount)) } : {}),
        }))
      }
    }
  } finally {
    instance.closeSync()
  }
}
