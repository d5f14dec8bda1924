// Which one or two are tried: published versions, and submissions that wait.

import { useMutation, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { Loading } from '../../states/loading.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { waitingOf } from '../programmes/submissions-section.tsx'
import { BookChoice } from './book-choice.tsx'
import { startRuns } from './start-runs.ts'
import { useTriedNames } from './tried-name.ts'

export function ChooseStep() {
  const { say } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const offered = useOffered()
  const reason = useNeededRole('programme.try')
  const first = search.get('first') ?? offered?.[0]
  const second = search.get('second') ?? ''
  const book = search.get('book') ?? ''
  const starting = useMutation({
    mutationFn: (tried: readonly string[]) => startRuns(tried, book),
    onSuccess: (started) => setSearch([...started]),
  })
  if (offered === undefined) return <Loading />
  if (first === undefined) return <p className="empty">{say('noProgrammes')}</p>
  const choose = (key: string, tried: string) => {
    if (tried === '') search.delete(key)
    else search.set(key, tried)
    setSearch(search, { replace: true })
  }
  return (
    <section className="card choose-step">
      <Choice word="firstTried" offered={offered} value={first} choose={(tried) => choose('first', tried)} />
      <Choice
        word="secondTried"
        offered={['', ...offered]}
        value={second}
        choose={(tried) => choose('second', tried)}
      />
      <BookChoice book={book} choose={(chosen) => choose('book', chosen)} />
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={starting.isPending}
        onClick={() => starting.mutate([first, second].filter((tried) => tried !== ''))}
      >
        {say('startSimulation')}
      </ReasonedButton>
      {starting.error !== null && <Failed error={starting.error} />}
    </section>
  )
}

/** Everything that can be tried, the newest version first. */
function useOffered(): readonly string[] | undefined {
  const { data: versions } = useQuery(question('GET /api/programmes', {}))
  const { data: submissions } = useQuery(question('GET /api/submissions', { query: { limit: 100 } }))
  if (versions === undefined || submissions === undefined) return undefined
  const published = versions.items.map(({ programme, version }) => `${programme}@${version}`)
  return [...published.toReversed(), ...waitingOf(submissions.items).map(({ id }) => id)]
}

interface ChoiceProps {
  readonly word: 'firstTried' | 'secondTried'
  readonly offered: readonly string[]
  readonly value: string
  readonly choose: (tried: string) => void
}

function Choice({ word, offered, value, choose }: ChoiceProps) {
  const { say } = useSpeech()
  const { nameOf } = useTriedNames()
  const id = useId()
  return (
    <label className="field" htmlFor={id}>
      <span>{say(word)}</span>
      <Select
        id={id}
        className="tried-choice"
        value={value}
        onChange={choose}
        options={offered.map((tried) => ({
          value: tried,
          label: tried === '' ? say('none') : nameOf(tried),
        }))}
      />
    </label>
  )
}
