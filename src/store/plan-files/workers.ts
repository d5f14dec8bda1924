// Runs every shard of a book through worker threads: as many at once as there are cores, any order, one answer each.

import { Worker } from 'node:worker_threads'
import type { ShardResult, WorkerStart } from './messages.ts'

export interface ShardRun {
  readonly start: WorkerStart
  readonly shards: number
  readonly workers: number
  readonly signal?: AbortSignal
  readonly onShard: (result: ShardResult) => void
}

/** Drafts all shards. Rejects when a worker fails or the signal aborts; workers are ended either way. */
export async function runShards(run: ShardRun): Promise<void> {
  let next = 0
  const takeNext = (): number | 'done' => (next < run.shards ? next++ : 'done')
  const count = Math.max(1, Math.min(run.workers, run.shards))
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: run.start }),
  )
  const stop = () => {
    for (const worker of workers) worker.terminate()
  }
  run.signal?.addEventListener('abort', stop)
  try {
    await Promise.all(workers.map((worker) => serve(worker, takeNext, run.onShard)))
    run.signal?.throwIfAborted()
  } finally {
    run.signal?.removeEventListener('abort', stop)
    stop()
  }
}

function serve(
  worker: Worker,
  takeNext: () => number | 'done',
  onShard: (result: ShardResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => resolve())
    worker.on('message', (message: 'ready' | ShardResult) => {
      if (message !== 'ready') onShard(message)
      worker.postMessage(takeNext())
    })
  })
}
