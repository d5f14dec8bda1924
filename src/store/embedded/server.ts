// Starts, finds and stops the one server of a cluster, whoever started it and however it ended.

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, statSync } from 'node:fs'
import { readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreUnavailable } from '../database/unavailable.ts'
import { ensureCluster } from './cluster.ts'
import type { Place } from './place.ts'
import { findWorkingFolder, isAlive } from './processes.ts'

export interface RunningServer {
  readonly pid: number
  readonly port: number
}

const pollMilliseconds = 10
const logBytesMax = 1_000_000
const pidFile = (place: Place): string => join(place.cluster, 'postmaster.pid')

/** The server that says it is ready, if its process lives. */
export async function findServer(place: Place): Promise<RunningServer | undefined> {
  const lines = (await readFile(pidFile(place), 'utf8').catch(() => '')).split('\n')
  const server = { pid: Number(lines[0]), port: Number(lines[3]) }
  const ready = lines[7]?.trim() === 'ready'
  return ready && isAlive(server.pid) && (await worksIn(place, server.pid)) ? server : undefined
}

/** PostgreSQL's processes work in their cluster's folder; where that cannot be seen they are believed. */
async function worksIn(place: Place, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  return findWorkingFolder(pid) === (await realpath(place.cluster))
}

/**
 * Removes the file a killed server left when its number now belongs to another process: PostgreSQL would take
 * that process for the server. Left alone while any process works in the cluster.
 */
async function dropStalePidFile(place: Place): Promise<void> {
  if (process.platform !== 'linux') return
  const pid = await recordedPid(place)
  if (!(pid > 0) || !isAlive(pid)) return
  const cluster = await realpath(place.cluster)
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  if (!processes.some((name) => findWorkingFolder(name) === cluster))
    await rm(pidFile(place), { force: true })
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', resolve)
  })
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

const settingsFor = (port: number, durable: boolean): readonly string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: 'on',
    full_page_writes: durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    min_wal_size: '512MB',
    log_checkpoints: 'off',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const logFile = (place: Place): string => join(place.folder, 'server.log')

function openLog(place: Place): number {
  const file = logFile(place)
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return openSync(file, size > logBytesMax ? 'w' : 'a', 0o600)
}

/** Its own process group: Ctrl-C at the terminal reaches us, and we stop the server when we have ended. */
async function spawnServer(place: Place): Promise<ChildProcess> {
  const log = openLog(place)
  try {
    const port = await freePort()
    const postgres = join(place.binaries, 'bin', 'postgres')
    const server = spawn(postgres, ['-D', place.cluster, ...settingsFor(port, place.durable)], {
      ...place.identity,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    })
    server.on('error', () => {})
    server.unref()
    return server
  } finally {
    closeSync(log)
  }
}

/**
 * Starts the server, or finds the one that another process starts at the same time. Recovery after a crash may
 * take its time: waits as long as the server lives.
 */
export async function startServer(place: Place): Promise<RunningServer> {
  await ensureCluster(place)
  for (let attempt = 0; attempt < 20; attempt++) {
    await dropStalePidFile(place)
    const child = await spawnServer(place)
    for (;;) {
      const server = await findServer(place)
      if (server !== undefined) return server
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break
      await pause(pollMilliseconds)
    }
    await pause(pollMilliseconds * 5)
  }
  const words = (await readFile(logFile(place), 'utf8').catch(() => ''))
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n')
  throw new StoreUnavailable(
    `the database in ${place.cluster} does not start; ${logFile(place)} ends with:\n${words}`,
  )
}

/**
 * Stops the server cleanly: sessions are ended, everything is on disk. Waits for its process or its last act, the
 * removal of its file: a process may stay listed until somebody asks for its status.
 */
export async function stopServer(place: Place, server: RunningServer): Promise<void> {
  try {
    process.kill(server.pid, 'SIGINT')
  } catch {
    return
  }
  while (isAlive(server.pid) && (await recordedPid(place)) === server.pid) await pause(pollMilliseconds)
}

const recordedPid = async (place: Place): Promise<number> =>
  Number((await readFile(pidFile(place), 'utf8').catch(() => '')).split('\n')[0])
