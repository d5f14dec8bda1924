// What the address narrows the inbox to besides its filters: each said in words and taken away with one press.

import { useAddressFilter } from '../../states/address-filter.ts'
import { useSpeech } from '../../words/language.tsx'
import { useAgeWords } from './age-words.ts'
import { useMatter } from './matter.ts'
import { type Wish, wishFrom } from './wish.ts'

interface Narrowing {
  readonly members: readonly (keyof Wish)[]
  readonly words: string
}

export function NarrowedBy() {
  const { say } = useSpeech()
  const { all, put } = useAddressFilter()
  const narrowings = useNarrowings(wishFrom(all))
  if (narrowings.length === 0) return null
  return (
    <section className="inbox-filters narrowed" aria-label={say('narrowedBy')}>
      <span>{say('narrowedBy')}</span>
      <ul>
        {narrowings.map(({ members, words }) => (
          <li key={members[0]}>
            <span aria-current="true">{words}</span>
            <button
              type="button"
              className="plain-button no-print"
              aria-label={say('notOnly', { what: words })}
              onClick={() => put(Object.fromEntries(members.map((member) => [member, ''])))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useNarrowings({ plan, account, code, ageDaysMin, ageDaysMax }: Wish): readonly Narrowing[] {
  const { say } = useSpeech()
  const ageWords = useAgeWords()
  const matter = useMatter()
  const age = {
    ...(ageDaysMin !== undefined && { ageDaysMin }),
    ...(ageDaysMax !== undefined && { ageDaysMax }),
  }
  return [
    ...(Object.keys(age).length > 0
      ? [
          {
            members: ['ageDaysMin', 'ageDaysMax'] as const,
            words: say('narrowedToAge', { age: ageWords(age) }),
          },
        ]
      : []),
    ...(plan === undefined ? [] : [{ members: ['plan'] as const, words: say('narrowedToPlan', { plan }) }]),
    ...(account === undefined
      ? []
      : [{ members: ['account'] as const, words: say('narrowedToAccount', { account }) }]),
    ...(code === undefined ? [] : [{ members: ['code'] as const, words: matter(code) }]),
  ]
}
