// The name of what is tried: a version by its number, a submission by who submitted it and when, a draft by its save.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { useNames } from '../../people/names.ts'
import { useSpeech } from '../../words/language.tsx'
import { useVersionName } from '../programmes/programme-name.tsx'

interface TriedNames {
  /** With the programme it is of. */
  readonly nameOf: (tried: string) => string
  /** Beside others of the same programme. */
  readonly shortNameOf: (tried: string) => string
}

export function useTriedNames(): TriedNames {
  const { say, language } = useSpeech()
  const versionName = useVersionName()
  const { nameOf: personName } = useNames()
  const { data } = useQuery(question('GET /api/submissions', { query: { limit: 100 } }))
  const submissionOf = (tried: string) => data?.items.find(({ id }) => id === tried)
  const shortNameOf = (tried: string) => {
    const [, revision] = tried.split('#')
    if (revision !== undefined) return say('draftRevision', { revision })
    const [, version] = tried.split('@')
    if (version !== undefined) return say('versionNumber', { version })
    const submission = submissionOf(tried)
    if (submission === undefined) return tried
    const { author, submittedAt } = submission
    return say('submissionBy', { author: personName(author), instant: instantText(submittedAt, language) })
  }
  const nameOf = (tried: string) => {
    const [programme, version] = tried.split('@')
    if (version !== undefined) return versionName(programme!, Number(version))
    const submission = submissionOf(tried)
    if (submission === undefined) return shortNameOf(tried)
    return `${submission.title?.[language] ?? submission.programme} · ${shortNameOf(tried)}`
  }
  return { nameOf, shortNameOf }
}
