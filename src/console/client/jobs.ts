// Long work of the server as a page watches it: asked about while it goes on, and everything anew once it has ended.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Answer } from './ask.ts'
import { question } from './questions.ts'

export type Job = Answer<'GET /api/jobs'>['items'][number]

/** How often work under way is asked about, in milliseconds. */
const askEvery = 1000

export const isUnderWay = ({ state }: Job): boolean => state === 'waiting' || state === 'running'

/** The jobs of late, the newest first. */
const jobsOfLate = question('GET /api/jobs', { query: { limit: 50 } })

/** Asks for the jobs of late, again and again for as long as one runs. */
export const watchedJobs = queryOptions({
  ...jobsOfLate,
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? askEvery : false),
})

/** The jobs of late, the newest first; asked about for as long as one runs. */
export function useJobs(): readonly Job[] {
  const questions = useQueryClient()
  const { data } = useQuery(watchedJobs)
  const jobs = data?.items ?? []
  const underWay = jobs.filter(isUnderWay).length
  const before = useRef(underWay)
  useEffect(() => {
    if (underWay < before.current) {
      questions.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'GET /api/jobs' })
    }
    before.current = underWay
  }, [questions, underWay])
  return jobs
}

/**
 * Starts a job; `onStarted` is told its id. The job is known from the answer on and is watched, also where the list of
 * jobs is still on its way and was written before it. Afterwards everything is asked for anew, whatever came of it.
 */
export function useStarting<Input>(start: (input: Input) => Promise<Job>, onStarted?: (job: string) => void) {
  const questions = useQueryClient()
  return useMutation({
    mutationFn: start,
    onSuccess: (job) => {
      questions.setQueryData(jobsOfLate.queryKey, (known) => ({
        items: [job, ...(known?.items ?? []).filter(({ id }) => id !== job.id)],
      }))
      onStarted?.(job.id)
    },
    onSettled: () => questions.invalidateQueries(),
  })
}

/** What a job came to, read as members of an object. */
export const resultOf = ({ result }: Job): Readonly<Record<string, unknown>> =>
  (result ?? {}) as Readonly<Record<string, unknown>>
