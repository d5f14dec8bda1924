// Why an account of a plan is corrected: the picture first, then every day, amount and rule in sentences.

import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { type Answer, AskFailed } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { looksFurther } from '../../states/only-what-is.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProofsSection } from './proofs-section.tsx'
import { TimeLine } from './time-line.tsx'
import { TransferExplained } from './transfer-explained.tsx'
import { UndoStep } from './undo-step.tsx'

export function ExplainPage() {
  const { say } = useSpeech()
  const { plan = '', account = '' } = useParams()
  const title = say('explanationOf', { account })
  useTitle(title)
  const asked = question('GET /api/plans/{plan}/accounts/{account}', { path: { plan, account } })
  const query = useQuery({ ...asked, meta: looksFurther })
  return (
    <div className="stack">
      <header className="head">
        <div>
          <p className="no-print">
            <Link to={to.plan(plan)}>← {say('back')}</Link>
          </p>
          <h1>{title}</h1>
          <p className="quiet code">{plan}</p>
        </div>
        <Button className="no-print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </header>
      {isTransfer(query.error) ? (
        <TransferExplained plan={plan} transfer={account} />
      ) : (
        <AccountExplained plan={plan} account={account} query={query} />
      )}
      <ProofsSection plan={plan} />
      <OtherAccount plan={plan} />
    </div>
  )
}

/** What is no account of the book may be a transfer whose fee is corrected. */
const isTransfer = (error: Error | null): boolean =>
  error instanceof AskFailed && error.problem.code === 'unknown_account'

interface AccountExplainedProps {
  readonly plan: string
  readonly account: string
  readonly query: UseQueryResult<Answer<'GET /api/plans/{plan}/accounts/{account}'>>
}

function AccountExplained({ plan, account, query }: AccountExplainedProps) {
  const { say } = useSpeech()
  return (
    <Answered query={query}>
      {(explanation) => (
        <>
          <section className="card">
            <h2>{say('timeLine')}</h2>
            <p className="quiet">{say('timeLineHint')}</p>
            <TimeLine explanation={explanation} />
          </section>
          <Sentences words={explanation.words} />
          <UndoStep plan={plan} account={account} />
        </>
      )}
    </Answered>
  )
}

/** The server's own sentences, section by section: the same as on paper and at the terminal. */
function Sentences({ words }: { readonly words: { readonly zh: string; readonly en: string } }) {
  const { say, language } = useSpeech()
  const sections = words[language].trimEnd().split('\n\n')
  return (
    <section className="card sentences">
      <h2>{say('inWords')}</h2>
      {sections.map((section) => (
        <p key={section}>{section}</p>
      ))}
    </section>
  )
}

function OtherAccount({ plan }: { readonly plan: string }) {
  const { say } = useSpeech()
  const id = useId()
  const go = useNavigate()
  const [account, setAccount] = useState('')
  return (
    <form
      className="card row no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (account.trim() !== '') go(to.explain(plan, account.trim()))
      }}
    >
      <span className="field">
        <label htmlFor={id}>{say('findAccount')}</label>
        <Input
          id={id}
          className="filter"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </span>
      <Button htmlType="submit">{say('show')}</Button>
    </form>
  )
}
