// Two versions side by side as what they say otherwise: windows, who is covered, terms; which two is in the address.

import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { Answered } from '../../states/answered.tsx'
import { Empty } from '../../states/empty.tsx'
import { Missing } from '../../states/only-what-is.tsx'
import { useSpeech } from '../../words/language.tsx'
import { DifferenceSections } from './difference-sections.tsx'
import { InWordsOf } from './in-words.tsx'
import { ProgrammeName } from './programme-name.tsx'

export function ComparePage() {
  const { say } = useSpeech()
  const programme = useParams().programme!
  useTitle(say('compareVersions'))
  const query = useQuery(question('GET /api/programmes', {}))
  return (
    <div className="stack">
      <header>
        <h1>{say('compareVersions')}</h1>
        <p className="quiet">
          <ProgrammeName id={programme} /> · {say('compareLead')}
        </p>
      </header>
      <Answered query={query}>
        {({ items }) => {
          const versions = items.filter((item) => item.programme === programme).map(({ version }) => version)
          if (versions.length === 0) return <Missing code="programme_does_not_exist" />
          if (versions.length < 2) return <Empty>{say('needsTwoVersions')}</Empty>
          return <Chosen programme={programme} versions={versions} />
        }}
      </Answered>
    </div>
  )
}

interface ChosenProps {
  readonly programme: string
  readonly versions: readonly number[]
}

function Chosen({ programme, versions }: ChosenProps) {
  const [search, setSearch] = useSearchParams()
  const to = Number(search.get('to') ?? versions.at(-1))
  const from = Number(search.get('from') ?? versions.at(-2))
  const choose = (key: 'from' | 'to', version: number) => {
    setSearch({ from: String(from), to: String(to), [key]: String(version) }, { replace: true })
  }
  return (
    <>
      <div className="card row no-print">
        <VersionChoice
          word="from"
          versions={versions}
          value={from}
          choose={(version) => choose('from', version)}
        />
        <VersionChoice word="to" versions={versions} value={to} choose={(version) => choose('to', version)} />
      </div>
      <InWordsOf programme={programme} version={to}>
        <Differences programme={programme} from={from} to={to} />
      </InWordsOf>
    </>
  )
}

interface VersionChoiceProps {
  readonly word: 'from' | 'to'
  readonly versions: readonly number[]
  readonly value: number
  readonly choose: (version: number) => void
}

function VersionChoice({ word, versions, value, choose }: VersionChoiceProps) {
  const { say } = useSpeech()
  const id = useId()
  return (
    <label className="field" htmlFor={id}>
      <span>{say(word)}</span>
      <Select
        id={id}
        className="filter"
        value={value}
        onChange={choose}
        options={versions.map((version) => ({ value: version, label: say('versionNumber', { version }) }))}
      />
    </label>
  )
}

function Differences(query: { readonly programme: string; readonly from: number; readonly to: number }) {
  const { programme, from, to } = query
  const found = useQuery(
    question('GET /api/programmes/{programme}/comparison', { path: { programme }, query: { from, to } }),
  )
  return <Answered query={found}>{(comparison) => <DifferenceSections {...comparison} />}</Answered>
}
