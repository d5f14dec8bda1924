// One change of a rule: before and after, part by part, who proposed it and why, and what came of it.

import { dayText, instantText } from '../../figures/figures.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { type Change, type Line, useValueText } from './rule-name.ts'

const tones: Readonly<Record<Change['state'], string>> = {
  holds: 'good',
  coming: 'good',
  held: '',
  waiting: 'warn',
  said_by_file: 'warn',
  taken_up: '',
  overtaken: '',
  sent_back: 'bad',
}

interface RuleChangeCardProps {
  readonly change: Change
  /** A heading instead of the badge of its state. */
  readonly title?: string
}

export function RuleChangeCard({ change, title }: RuleChangeCardProps) {
  const { say, name, language } = useSpeech()
  const { state, origin, proposedBy, proposedAt, reason, fromDay, holdsFrom = fromDay, digest } = change
  return (
    <>
      {title !== undefined && <h2>{title}</h2>}
      <p className="row">
        {title === undefined && <span className={`badge ${tones[state]}`}>{name('ruleState', state)}</span>}
        <span>
          {origin === 'set_up' && say('ruleFirstRecord')}
          {origin === 'file' && say('ruleSaidByFile')}
          {proposedBy !== undefined && (
            <>
              {say('ruleProposedWord')} <PersonName id={proposedBy} />
            </>
          )}
        </span>
        <span className="quiet">{instantText(proposedAt, language)}</span>
      </p>
      <Parts change={change} />
      <dl className="counts">
        {holdsFrom !== undefined && (
          <div>
            <dt>{say('ruleFromDay')}</dt>
            <dd>{dayText(holdsFrom, language)}</dd>
          </div>
        )}
        {reason !== undefined && (
          <div>
            <dt>{say('ruleReason')}</dt>
            <dd>
              <Quoted>{reason}</Quoted>
            </dd>
          </div>
        )}
        {digest !== undefined && (
          <div>
            <dt>{say('ruleFileDigest')}</dt>
            <dd className="code">{digest.slice(0, 16)}</dd>
          </div>
        )}
      </dl>
      <Decided change={change} />
    </>
  )
}

function Decided({ change: { answer, answeredBy, answeredAt, answerReason } }: { readonly change: Change }) {
  const { say, language } = useSpeech()
  if (answeredBy === undefined || answeredAt === undefined) return null
  return (
    <p>
      {say(answer === 'confirmed' ? 'ruleConfirmedWord' : 'ruleSentBackWord')} <PersonName id={answeredBy} />{' '}
      <span className="quiet">{instantText(answeredAt, language)}</span>
      {answerReason !== undefined && (
        <>
          {' · '}
          <Quoted>{answerReason}</Quoted>
        </>
      )}
    </p>
  )
}

const parts = [
  'value',
  'basis',
  'atMost',
  'atLeast',
  'name',
  'hotline',
  'isOnline',
  'route',
  'source',
  'note',
] as const
type Part = (typeof parts)[number]

/** What changes, part by part; of a first record all that was written. */
function Parts({ change: { before, content, origin } }: { readonly change: Change }) {
  const { say, name } = useSpeech()
  const partText = usePartText()
  const isFirst = origin === 'set_up'
  const after = say(isFirst ? 'ruleRecorded' : 'ruleAfter')
  const changed = parts.filter((part) => JSON.stringify(before?.[part]) !== JSON.stringify(content?.[part]))
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{say('ruleChangedPart')}</th>
          {!isFirst && <th scope="col">{say('ruleBefore')}</th>}
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((part) => (
          <tr key={part} data-part={part}>
            <th scope="row">{name('rulePart', part)}</th>
            {!isFirst && <td data-label={say('ruleBefore')}>{partText(part, before)}</td>}
            <td data-label={after}>
              <strong>{partText(part, content)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function usePartText(): (part: Part, line: Line | undefined) => string {
  const { say, name, language } = useSpeech()
  const valueText = useValueText()
  return (part, line) => {
    const value = line?.[part]
    if (line === undefined || value === undefined) return say('ruleNothingBefore')
    if (part === 'basis') return name('ruleBasis', String(value))
    if (typeof value === 'boolean') return value ? say('yes') : say('no')
    return typeof value === 'object' ? value[language] : valueText(value, line.unit)
  }
}
