// Who is covered: a matrix of circumstances and products to read, and the decision table itself on demand.

import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { type EligibilityRow, eligibilityRows } from './eligibility-rows.ts'
import { Quoted } from './quoted.tsx'

const DecisionTable = lazy(() => import('./decision-table.tsx'))

export function EligibilitySection({ xml }: { readonly xml: string }) {
  const { say } = useSpeech()
  const [isShown, show] = useState(false)
  return (
    <section className="card">
      <h2>{say('whoGetsRelief')}</h2>
      <Matrix rows={eligibilityRows(xml)} />
      <Button className="below no-print" aria-expanded={isShown} onClick={() => show(!isShown)}>
        {isShown ? say('hideTable') : say('showTable')}
      </Button>
      {isShown && (
        <Suspense fallback={<Loading />}>
          <DecisionTable xml={xml} />
        </Suspense>
      )}
    </section>
  )
}

function Matrix({ rows }: { readonly rows: readonly EligibilityRow[] }) {
  const { say, name } = useSpeech()
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const products = [...new Set(rows.map(({ product }) => product))]
  return (
    <div className="table-wrap">
      <table className="plain cards matrix">
        <thead>
          <tr>
            <th scope="col">{say('circumstance')}</th>
            {products.map((product) => (
              <th key={product} scope="col">
                {name('product', product)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{name('circumstance', kind)}</th>
              {products.map((product) => (
                <td key={product} data-label={name('product', product)}>
                  <Cell row={rows.find((row) => row.kind === kind && row.product === product)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ row }: { readonly row: EligibilityRow | undefined }) {
  const { say, name } = useSpeech()
  if (row === undefined) return <span className="quiet">{say('absent')}</span>
  const { covered, spouse, creditRecord, source } = row
  const record = say('creditRecordIs', { answer: name('termValue', creditRecord) })
  return (
    <div className="matrix-cell">
      <span className={`badge ${covered ? 'good' : ''}`}>{covered ? say('covered') : say('notCovered')}</span>
      {covered && (
        <p>
          {spouse ? say('spouseToo') : say('withoutSpouse')} · {record}
        </p>
      )}
      <p className="quiet">
        <Quoted>{source}</Quoted>
      </p>
    </div>
  )
}
