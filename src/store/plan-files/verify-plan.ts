// Verifies a plan on a book with a DuckDB of its own: bounded memory, closed at the end.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { noExtensions } from '../../book/index.ts'
import type { VerifyReport } from '../../reconcile/index.ts'
import { type VerifyInBookOptions, verifyInBook } from './verify-book.ts'

export async function verifyPlanInBook(
  options: Omit<VerifyInBookOptions, 'connection'>,
): Promise<VerifyReport> {
  const spill = await mkdtemp(join(tmpdir(), 'reprieve-verify-'))
  const instance = await DuckDBInstance.create(':memory:', {
    ...noExtensions,
    memory_limit: '2GB',
    temp_directory: spill,
  })
  try {
    return await verifyInBook({ ...options, connection: await instance.connect() })
  } finally {
    instance.closeSync()
    await rm(spill, { recursive: true, force: true })
  }
}
