// Runs jobs one after the other in the background; what a crash interrupted is taken up when the program starts again.

import { isRefusal } from '../../kernel/index.ts'
import type { Job, JobClaims, NewJob } from '../../store/index.ts'
import type { Importing } from '../night/extracts.ts'
import { type JobTools, runJob } from './job-work.ts'

export interface JobRunnerOptions extends JobTools {
  readonly clock: () => string
  /** Milliseconds since some instant. */
  readonly stopwatch: () => number
  /** Told of a job that broke; its row says no more than that it failed. */
  readonly onFailure: (job: string, error: unknown) => void
}

/** Progress is written to the row at most this often, in milliseconds. */
const progressEvery = 250
/** How often the table is looked at for jobs that another program added. */
const lookEvery = 2000

export class JobRunner {
  readonly #options: JobRunnerOptions
  readonly #stop = new AbortController()
  #claims: JobClaims | undefined
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: JobRunnerOptions) {
    this.#options = options
  }

  /** What importing needs, for those who say what can be imported. */
  get importing(): Importing {
    return this.#options.importing
  }

  /** Takes up what is left to do, and goes on with what is added. */
  start(): void {
    this.#claims = this.#options.desk.store.jobs.openClaims()
    this.#timer = setInterval(() => this.#wake(), lookEvery)
    this.#timer.unref()
    this.#wake()
  }

  /** Adds a job and begins it as soon as its turn comes. */
  async add(job: NewJob): Promise<Job> {
    const added = await this.#options.desk.store.jobs.add(job)
    this.#wake()
    return added
  }

  /** Lets the job in hand end at its next resting place and begins no other. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#stop.abort()
    await this.#running
    await this.#claims?.close()
  }

  #wake(): void {
    if (this.#claims === undefined || this.#stop.signal.aborted) return
    this.#running ??= this.#runAll(this.#claims)
      .catch((error: unknown) => this.#options.onFailure('the list of jobs', error))
      .finally(() => {
        this.#running = undefined
      })
  }

  async #runAll(claims: JobClaims): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const job = await claims.next(this.#options.clock())
      if (job === undefined) return
      try {
        await this.#run(job)
      } finally {
        await claims.free(job.id)
      }
    }
  }

  async #run(job: Job): Promise<void> {
    const { jobs } = this.#options.desk.store
    try {
      const long = { signal: this.#stop.signal, onProgress: this.#progressOf(job) }
      const result = await runJob(this.#options, job, long)
      if (this.#stop.signal.aborted && !isEnded(result)) return
      const plain = JSON.parse(JSON.stringify(result))
      await jobs.end(job.id, isRefusal(result) ? 'refused' : 'done', plain)
    } catch (error) {
      if (this.#stop.signal.aborted) return
      this.#options.onFailure(job.id, error)
      await jobs.end(job.id, 'failed', { because: 'the work broke off; the log of the program says why' })
    }
  }

  #progressOf({ id }: Job): (done: number, all: number) => void {
    let writtenAt = Number.NEGATIVE_INFINITY
    let writing: Promise<void> = Promise.resolve()
    return (done, all) => {
      const now = this.#options.stopwatch()
      if (now - writtenAt < progressEvery && done < all) return
      writtenAt = now
      writing = writing.then(() => this.#options.desk.store.jobs.progress(id, done, all)).catch(() => {})
    }
  }
}

/** True for a result that is final although the program is stopping. */
const isEnded = (result: unknown): boolean =>
  isRefusal(result) || (result as { readonly outcome?: string }).outcome === 'applied'
