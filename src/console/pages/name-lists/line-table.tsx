// Lines of a list: whom each names, masked; what became of it; what is wrong and what to do.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { dayText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { AnswerStep } from './answer-step.tsx'
import { type NameList, type Outcome, tones } from './outcome-bar.tsx'
import { RuleStep } from './rule-step.tsx'

export type ListLine = Answer<'GET /api/name-lists/{list}/lines'>['items'][number]

interface LineTableProps {
  readonly lines: readonly ListLine[]
  /** The list they belong to; without it nothing is done with them. */
  readonly list?: NameList
}

export function LineTable({ lines, list }: LineTableProps) {
  const { say, name } = useSpeech()
  const isWithheld = lines.some((line) => line.isWithheld)
  return (
    <>
      {isWithheld && <p className="quiet">{say('listHealthWithheld')}</p>}
      <table className="plain cards long">
        <thead>
          <tr>
            <th scope="col" className="number">
              {say('lineNumber')}
            </th>
            <th scope="col">{say('lineOutcome')}</th>
            <th scope="col">{say('customerName')}</th>
            <th scope="col">{name('mark', 'idNumber')}</th>
            <th scope="col">{say('listCategory')}</th>
            <th scope="col">{say('period')}</th>
            <th scope="col">{say('whatNext')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.line} line={line} {...(list && { list })} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function LineRow({ line, list }: { readonly line: ListLine; readonly list?: NameList }) {
  const { say, name } = useSpeech()
  const { customer, category } = line
  return (
    <tr>
      <th scope="row" className="number" data-label={say('lineNumber')}>
        {line.line}
      </th>
      <td>
        <OutcomeBadge outcome={line.outcome} />
      </td>
      <td data-label={say('customerName')} className="in-one-line" translate="no">
        {customer === undefined || list === undefined ? (
          line.name
        ) : (
          <Link to={to.customer(customer)}>{line.name}</Link>
        )}
      </td>
      <td data-label={name('mark', 'idNumber')}>{line.idNumber}</td>
      <td data-label={say('listCategory')}>
        {line.isWithheld ? <Withheld /> : category && name('circumstance', category)}
      </td>
      <td data-label={say('period')}>{line.isWithheld ? <Withheld /> : <Period line={line} />}</td>
      <td className="what-next">
        <WhatNext line={line} {...(list && { list })} />
      </td>
    </tr>
  )
}

function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const { name } = useSpeech()
  return <span className={`badge ${tones[outcome]}`}>{name('listOutcome', outcome)}</span>
}

/** In the place of what is not for the reader to know; why stands above the lines. */
function Withheld() {
  const { say } = useSpeech()
  return <span className="quiet">{say('notShown')}</span>
}

function Period({ line: { firstDay, lastDay } }: { readonly line: ListLine }) {
  const { say, language } = useSpeech()
  if (firstDay === undefined) return null
  const first = dayText(firstDay, language)
  return lastDay === undefined
    ? say('stillHolds', { first })
    : say('listedFromTo', { first, last: dayText(lastDay, language) })
}

function WhatNext({ line, list }: { readonly line: ListLine; readonly list?: NameList }) {
  const { say, language } = useSpeech()
  const { mistakes, earlierLine, earlierList, outcome } = line
  if (mistakes.length > 0)
    return (
      <ul className="mistakes">
        {mistakes.map(({ code, words }) => (
          <li key={code}>{words[language]}</li>
        ))}
      </ul>
    )
  if (earlierLine !== undefined)
    return earlierList === undefined ? (
      say('sameAsLine', { line: earlierLine })
    ) : (
      <Link to={to.nameList(earlierList)}>{say('sameAsEarlier', { line: earlierLine })}</Link>
    )
  if (outcome === 'not_customer') return say('nobodyOfOurs')
  return (
    <>
      {outcome === 'name_differs' && <RuleStep line={line} {...(list && { list })} />}
      {list !== undefined && line.state !== undefined && <AnswerStep list={list.id} line={line} />}
    </>
  )
}
