// Long work of the server as a page watches it: asked about while it goes on, and everything anew once it has ended.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Answer } from './ask.ts'
import { question } from './questions.ts'

export type Job = Answer<'GET /api/jobs'>['items'][number]

/** How often work under way is asked about, in milliseconds. */
const askEvery = 1000

export const isUnderWay = ({ state }: Job): boolean => state === 'waiting' || state === 'running'

/** The jobs of late, the newest first; asked about for as long as one runs. */
export function useJobs(): readonly Job[] {
  const questions = useQueryClient()
  const { data } = useQuery({
    ...question('GET /api/jobs', { query: { limit: 50 } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? askEvery : false),
  })
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

/** Starts a job; `onStarted` is told its id, and the jobs are asked about from then on. */
export function useStarting<Input>(start: (input: Input) => Promise<Job>, onStarted?: (job: string) => void) {
  const questions = useQueryClient()
  return useMutation({
    mutationFn: start,
    onSuccess: async ({ id }) => {
      onStarted?.(id)
      await questions.invalidateQueries({ queryKey: ['GET /api/jobs'] })
    },
  })
}

/** What a job came to, read as members of an object. */
export const resultOf = ({ result }: Job): Readonly<Record<string, unknown>> =>
  (result ?? {}) as Readonly<Record<string, unknown>>
