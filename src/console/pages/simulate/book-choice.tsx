// On which book it is tried: the newest, or that of a night, of which much may be corrected since.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { dayText } from '../../figures/figures.ts'
import { usePermission } from '../../session/session.tsx'
import { Choice } from '../../states/choice.tsx'
import { useSpeech } from '../../words/language.tsx'

interface BookChoiceProps {
  /** `''` for the newest. */
  readonly book: string
  readonly choose: (book: string) => void
}

export function BookChoice({ book, choose }: BookChoiceProps) {
  const { say, language } = useSpeech()
  const { granted } = usePermission('plan.read')
  const { data } = useQuery({
    ...question('GET /api/plans', { query: { sort: 'asOf', limit: 100 } }),
    enabled: granted,
  })
  const days = new Map(data?.items.map((plan) => [plan.book, plan.asOf]))
  return (
    <Choice
      label={say('triedBook')}
      value={book}
      onChange={choose}
      nothing={say('newestBook')}
      options={[...days].map(([id, asOf]) => ({
        value: id,
        label: say('bookOfNight', { day: dayText(asOf, language) }),
      }))}
    />
  )
}
