// The cases beside the table, red first; choosing one lights the rows that answer for its people.

import { Button, Switch } from 'antd'
import { useId, useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { FromFile } from '../quoted.tsx'
import { WhyNot } from '../why-not.tsx'
import { CasesDialog } from './cases-dialog.tsx'
import type { CaseResult } from './use-live-check.ts'

interface CasesPanelProps {
  readonly cases: readonly CaseResult[]
  /** The file and the name of the chosen case. */
  readonly chosen: string | undefined
  readonly chooseCase: (key: string | undefined) => void
  readonly onAdd: ((yaml: string) => void) | undefined
}

const keyOf = ({ file, name }: CaseResult): string => `${file} ${name}`

export function CasesPanel({ cases, chosen, chooseCase, onAdd }: CasesPanelProps) {
  const { say } = useSpeech()
  const id = useId()
  const [onlyRed, showOnlyRed] = useState(false)
  const red = cases.filter(({ outcome }) => outcome !== 'holds')
  const green = onlyRed ? [] : cases.filter(({ outcome }) => outcome === 'holds')
  if (cases.length === 0) {
    return (
      <section className="cases-beside" aria-label={say('caseRuns')}>
        <h3>{say('caseRuns')}</h3>
        <p className="quiet">{say('casesWait')}</p>
        <AddCases onAdd={onAdd} />
      </section>
    )
  }
  return (
    <section className="cases-beside" aria-label={say('caseRuns')}>
      <h3>{say('caseRuns')}</h3>
      <p role="status">
        <span className={`badge ${red.length === 0 ? 'good' : 'bad'}`}>
          {red.length === 0
            ? say('casesGreen', { count: cases.length })
            : say('casesRed', { failed: red.length, count: cases.length })}
        </span>
      </p>
      <label className="switch" htmlFor={id}>
        <Switch id={id} size="small" checked={onlyRed} onChange={showOnlyRed} />
        {say('showOnlyRed')}
      </label>
      <ul>
        {[...red, ...green].map((one) => (
          <li key={keyOf(one)}>
            <OneCase
              one={one}
              isChosen={chosen === keyOf(one)}
              choose={() => chooseCase(chosen === keyOf(one) ? undefined : keyOf(one))}
            />
          </li>
        ))}
      </ul>
      <AddCases onAdd={onAdd} />
    </section>
  )
}

function AddCases({ onAdd }: Pick<CasesPanelProps, 'onAdd'>) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  if (onAdd === undefined) return null
  const add = (yaml: string) => {
    onAdd(yaml)
    open(false)
  }
  return (
    <>
      <Button size="small" className="below" onClick={() => open(true)}>
        {say('addCases')}
      </Button>
      {isOpen && <CasesDialog add={add} close={() => open(false)} />}
    </>
  )
}

interface OneCaseProps {
  readonly one: CaseResult
  readonly isChosen: boolean
  readonly choose: () => void
}

function OneCase({ one, isChosen, choose }: OneCaseProps) {
  const { say } = useSpeech()
  const { outcome, rows, message, name } = one
  const word = { holds: say('caseHolds'), fails: say('caseFails'), refused: say('caseRefused') }[outcome]
  return (
    <Button type="text" className="case-beside" aria-pressed={isChosen} onClick={choose}>
      <span className={`badge ${outcome === 'holds' ? 'good' : 'bad'}`}>{word}</span>
      <FromFile>{name}</FromFile>
      {isChosen && message !== '' && <WhyNot message={message} />}
      {isChosen && (
        <span className="quiet">
          {rows.length === 0 ? say('caseNoRow') : say('caseRows', { rows: rows.join(say('listSeparator')) })}
        </span>
      )}
    </Button>
  )
}
