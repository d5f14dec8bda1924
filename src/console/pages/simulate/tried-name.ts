// The name of what is tried: a version by its number, a submission by who submitted it and when, a draft by its save.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'

export function useTriedName(): (tried: string) => string {
  const { say, language } = useSpeech()
  const { data } = useQuery(question('GET /api/submissions', { query: { limit: 100 } }))
  return (tried) => {
    const [, revision] = tried.split('#')
    if (revision !== undefined) return say('draftRevision', { revision })
    const [programme, version] = tried.split('@')
    if (version !== undefined) return say('programmeVersion', { programme: programme!, version })
    const submission = data?.items.find(({ id }) => id === tried)
    if (submission === undefined) return tried
    const { author, submittedAt } = submission
    return say('submissionBy', { author, instant: instantText(submittedAt, language) })
  }
}
