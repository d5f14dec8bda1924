// The rows of the table of the version that refused, as it shows them, to tick those that were wrong.

import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { type NumberedRow, numberedRows } from '../programmes/eligibility-rows.ts'
import { InWordsOf } from '../programmes/in-words.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { rowsFrom, type Typed, versionFrom } from './asked.ts'

interface ChoiceProps {
  readonly typed: Typed
  /** Numbers with commas between them. */
  readonly choose: (rows: string) => void
}

export function RowChoice({ typed, choose }: ChoiceProps) {
  const { say } = useSpeech()
  const corrected = versionFrom(typed.version)
  if (corrected === undefined || typed.under === '')
    return <p className="quiet">{say('chooseVersionForRows')}</p>
  return (
    <InWordsOf programme={corrected.programme} version={Number(typed.under)}>
      <Rows
        programme={corrected.programme}
        version={Number(typed.under)}
        chosen={rowsFrom(typed)}
        choose={choose}
      />
    </InWordsOf>
  )
}

interface RowsProps {
  readonly programme: string
  readonly version: number
  readonly chosen: readonly number[]
  readonly choose: (rows: string) => void
}

function Rows({ programme, version, chosen, choose }: RowsProps) {
  const { say } = useSpeech()
  const path = { programme, version }
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}', { path }))
  const toggle = (number: number) =>
    choose(
      (chosen.includes(number) ? chosen.filter((one) => one !== number) : [...chosen, number])
        .toSorted((one, other) => one - other)
        .join(','),
    )
  return (
    <Answered query={query}>
      {({ files }) => (
        <fieldset className="rule-rows">
          <legend>
            {say('rowsThatRefused')} ·{' '}
            <Link to={to.version(programme, version)}>{say('versionNumber', { version })}</Link>
          </legend>
          <p className="quiet">{say('rowsThatRefusedLead')}</p>
          <ul className="plain-list">
            {numberedRows(files.find(({ path }) => path === 'eligibility.dmn')?.text ?? '').map((row) => (
              <li key={row.number}>
                <Row row={row} isChosen={chosen.includes(row.number)} toggle={() => toggle(row.number)} />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </Answered>
  )
}

interface RowProps {
  readonly row: NumberedRow
  readonly isChosen: boolean
  readonly toggle: () => void
}

function Row({ row, isChosen, toggle }: RowProps) {
  const { say, name } = useSpeech()
  const { number, products, kinds, covered, spouse, source } = row
  const whom = (group: 'product' | 'circumstance', values: readonly string[]) =>
    values.map((value) => name(group, value)).join(say('listSeparator'))
  return (
    <>
      <Checkbox checked={isChosen} disabled={covered && spouse} onChange={toggle}>
        {say('numberedRow', { row: number })} · {whom('product', products)} · {whom('circumstance', kinds)} ·{' '}
        {covered ? say(spouse ? 'rowRefusesNobody' : 'rowRefusesSpouses') : say('rowRefuses')}
      </Checkbox>
      <p className="quiet row-source">
        <Quoted>{source}</Quoted>
      </p>
    </>
  )
}
