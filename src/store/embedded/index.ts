// A real PostgreSQL for a data folder: started for the first that needs it, shared, stopped after the last.

import { setTimeout as pause } from 'node:timers/promises'
import { errorWords, StoreUnavailable } from '../database/unavailable.ts'
import { databaseUser } from './cluster.ts'
import { guardExit } from './exit-guard.ts'
import { isPassing, Lease } from './lease.ts'
import { type Place, placeOf } from './place.ts'
import { findServer, type RunningServer, startServer, stopServer } from './server.ts'

export { applicationName } from './lease.ts'

/** How to reach a database, as the client library takes it. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export interface EmbeddedDatabase {
  readonly address: Address
  /** The server's process, for those who watch or test it. */
  readonly serverPid: number
  /** Ends our use, and the server when it was the last. Connections must be closed before. */
  release(): Promise<void>
}

const joinAttempts = 600
const retryMilliseconds = 25

/**
 * Opens the database of a data folder, starting, joining or adopting its server. One that is not durable survives
 * its processes but not the machine.
 */
export async function openEmbedded(dataFolder: string, durable = true): Promise<EmbeddedDatabase> {
  const place = await placeOf(dataFolder, durable)
  const { server, lease } = await join(place)
  const guard = guardExit(dataFolder)
  const release = async (): Promise<void> => {
    await lease.leave(() => stopServer(place, server))
    guard.lift()
  }
  try {
    const database = await lease.ensureDatabase()
    const address = {
      host: '127.0.0.1',
      port: server.port,
      user: databaseUser,
      password: place.password,
      database,
    }
    return { address, serverPid: server.pid, release }
  } catch (error) {
    await release()
    throw error
  }
}

interface Joined {
  readonly server: RunningServer
  readonly lease: Lease
}

async function join(place: Place): Promise<Joined> {
  let last: unknown
  for (let attempt = 0; attempt < joinAttempts; attempt++) {
    const server = (await findServer(place)) ?? (await startServer(place))
    try {
      return { server, lease: await Lease.take(place, server) }
    } catch (error) {
      if (!isPassing(error)) throw error
      last = error
      await pause(retryMilliseconds)
    }
  }
  throw new StoreUnavailable(`the database in ${place.cluster} does not answer: ${errorWords(last)}`)
}

/** Stops the server of a data folder if nobody uses it; for the process that tidies up after an ended one. */
export async function stopIfUnused(dataFolder: string): Promise<void> {
  const place = await placeOf(dataFolder)
  for (let attempt = 0; attempt < joinAttempts; attempt++) {
    const server = await findServer(place)
    if (server === undefined) return
    if (await Lease.observer(place, server).leave(() => stopServer(place, server))) return
    await pause(retryMilliseconds * 2)
  }
}
