// The list behind every number of a run: what systems answered, what the last book showed; the address says which.

import { Link, useParams } from 'react-router'
import type { Answer, Question } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { countText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Paged } from '../../states/paged.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type Outcome = Answer<'GET /api/plans/{plan}/outcomes'>['items'][number]
type Filter = NonNullable<Question<'GET /api/plans/{plan}/outcomes'>['query']>

const pageRows = 100
/** Nothing is ever skipped, so nothing is listed as such. */
const parts = Object.keys(codeWords.part).filter((part) => part !== 'skipped')

export function OutcomesPage() {
  const { say, name } = useSpeech()
  const plan = useParams().plan!
  const { chosen, choose } = useAddressFilter()
  useTitle(say('outcomesOfPlan'))
  const choices = [
    { key: 'part', label: say('standing'), codes: parts, group: 'part' },
    { key: 'measure', label: say('measure'), codes: Object.keys(codeWords.measure), group: 'measure' },
    { key: 'answer', label: say('systemAnswer'), codes: Object.keys(codeWords.answer), group: 'answer' },
  ] as const
  return (
    <div className="stack">
      <header>
        <p className="no-print">
          <Link to={to.plan(plan)}>← {say('back')}</Link>
        </p>
        <h1>{say('outcomesOfPlan')}</h1>
        <p className="quiet code">{plan}</p>
      </header>
      <div className="card row no-print">
        {choices.map(({ key, label, codes, group }) => (
          <Choice
            key={key}
            label={label}
            value={chosen(key)}
            onChange={(value) => choose(key, value)}
            options={codes.map((value) => ({ value, label: name(group, value) }))}
          />
        ))}
      </div>
      <Outcomes plan={plan} />
    </div>
  )
}

function Outcomes({ plan }: { readonly plan: string }) {
  const { say } = useSpeech()
  const { all } = useAddressFilter()
  const query = { ...all, limit: pageRows } as Filter
  const pages = usePages('GET /api/plans/{plan}/outcomes', { path: { plan }, query })
  return (
    <Paged query={pages} more={say('showMore', { count: pageRows })}>
      {(outcomes) =>
        outcomes.length === 0 ? (
          <p className="empty">{say('noCorrections')}</p>
        ) : (
          <section className="card">
            <OutcomeTable plan={plan} outcomes={outcomes} />
            <p className="quiet below" aria-live="polite">
              {say('shown', { count: countText(outcomes.length) })}
            </p>
          </section>
        )
      }
    </Paged>
  )
}

/** Why the system refused, in words where the code is known, and its code for those who look after the system. */
function RefusalOfSystem({ code }: { readonly code: string }) {
  const { name } = useSpeech()
  return (
    <>
      {code in codeWords.systemRefusal && ` · ${name('systemRefusal', code)}`}{' '}
      <small className="code quiet">{code}</small>
    </>
  )
}

interface TableProps {
  readonly plan: string
  readonly outcomes: readonly Outcome[]
}

function OutcomeTable({ plan, outcomes }: TableProps) {
  const { say, name } = useSpeech()
  const heads = ['account', 'correction', 'amountYuan', 'system', 'systemAnswer', 'bookShowed'] as const
  return (
    <table className="plain cards long">
      <thead>
        <tr>
          {heads.map((word) => (
            <th key={word} scope="col" className={word === 'amountYuan' ? 'number' : ''}>
              {say(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ correction, answer, code, reason }) => (
          <tr key={correction.id}>
            <th scope="row" className="code">
              <Link to={to.explain(plan, correction.account)}>{correction.account}</Link>
            </th>
            <td data-label={say('correction')}>{name('correction', correction.kind)}</td>
            <td data-label={say('amountYuan')} className="number">
              {correction.amountMinor === undefined ? '' : yuanText(correction.amountMinor)}
            </td>
            <td data-label={say('system')}>{name('system', correction.system)}</td>
            <td data-label={say('systemAnswer')}>
              <span>
                {name('answer', answer)}
                {code !== undefined && <RefusalOfSystem code={code} />}
              </span>
            </td>
            <td data-label={say('bookShowed')}>
              {reason === undefined ? say('notVerifiedYet') : name('verdictReason', reason)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
