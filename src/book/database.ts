// A DuckDB of our own for one piece of work: bounded memory, spilling beside the work, no downloads.

import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface DatabaseOptions {
  /** Folder for what does not fit in memory; empty: nothing is spilled. */
  readonly spillDir: string
  /** Such as `3GB`. */
  readonly memoryLimit: string
  readonly threads: number
}

export interface Database {
  readonly connection: DuckDBConnection
  /** Another session on the same database, with temporary tables of its own. */
  readonly connect: () => Promise<DuckDBConnection>
  /** Stops what every session is doing, now and until closed; their statements throw. */
  readonly interrupt: () => void
  /** Only when no session is at work any more. */
  readonly close: () => void
}

/** An interrupt reaches only the statement that is running, so it is repeated for those that follow. */
const millisecondsBetweenInterrupts = 50

/** Nothing is fetched from anywhere because a query names it. */
export const noExtensions = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
} as const

/** Opens an in-memory DuckDB that may use `memoryLimit` and spills to `spillDir`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: options.memoryLimit,
    temp_directory: options.spillDir,
    ...noExtensions,
  })
  const connections: DuckDBConnection[] = []
  const connect = async () => {
    const connection = await instance.connect()
    connections.push(connection)
    return connection
  }
  let repeat: NodeJS.Timeout | undefined
  const interruptAll = () => {
    for (const connection of connections) connection.interrupt()
  }
  const interrupt = () => {
    interruptAll()
    repeat ??= setInterval(interruptAll, millisecondsBetweenInterrupts)
  }
  const close = () => {
    clearInterval(repeat)
    for (const connection of connections) connection.closeSync()
    instance.closeSync()
  }
  return { connection: await connect(), connect, interrupt, close }
}

/** A text as an SQL literal. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export type Cell = string | number | bigint | boolean | null

/** All rows of a small result as objects; whole numbers come as number or bigint by their column type. */
export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly Record<string, Cell>[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowObjectsJS() as readonly Record<string, Cell>[]
}

/** The first column of a small result as texts. */
export async function textsOf(connection: DuckDBConnection, sql: string): Promise<readonly string[]> {
  const rows = await rowsOf(connection, sql)
  return rows.map((row) => String(Object.values(row)[0]))
}
