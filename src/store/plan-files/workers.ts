// Runs every shard of a book through worker threads: as many at once as there are cores, any order, one answer each.

import { Worker } from 'node:worker_threads'

export interface ShardRun<Start, Result> {
  /** The file of the worker: one that serves shards. */
  readonly worker: URL
  /** Given to each worker when it starts. */
  readonly start: Start
  readonly shards: number
  readonly workers: number
  readonly signal?: AbortSignal
  readonly onShard: (result: Result) => void
}

/**
 * Works through all shards. Rejects when a worker fails or the signal aborts. Either way no shard is begun any more and
 * those in work are finished: a thread that is ended inside the database brings the whole process down.
 */
export async function runShards<Start, Result>(run: ShardRun<Start, Result>): Promise<void> {
  let next = 0
  let failed = false
  const takeNext = (): number | 'done' =>
    failed || run.signal?.aborted === true || next >= run.shards ? 'done' : next++
  const count = Math.max(1, Math.min(run.workers, run.shards))
  const ends = await Promise.allSettled(
    Array.from({ length: count }, async () => {
      const worker = new Worker(run.worker, { workerData: run.start })
      await serve(worker, takeNext, run.onShard).catch((error: unknown) => {
        failed = true
        throw error
      })
    }),
  )
  const broken = ends.find((end) => end.status === 'rejected')
  if (broken !== undefined) throw broken.reason
  run.signal?.throwIfAborted()
}

function serve<Result>(
  worker: Worker,
  takeNext: () => number | 'done',
  onShard: (result: Result) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => resolve())
    worker.on('message', (message: 'ready' | Result) => {
      if (message !== 'ready') onShard(message)
      worker.postMessage(takeNext())
    })
  })
}
