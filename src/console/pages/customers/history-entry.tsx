// One thing of a customer's history: what, when, who, why, and the way to what is behind it.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { dayText, instantText, timeText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { usePermission } from '../../session/session.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { useMatter } from '../work-items/matter.ts'

export type Entry = Answer<'GET /api/customers/{customer}/history'>['items'][number]
interface EntryProps {
  readonly entry: Entry
}

const tones: Readonly<Record<string, string>> = {
  allowed: 'good',
  not_allowed: 'bad',
  verify: 'good',
  confirm: 'good',
  reject: 'bad',
  lapse: 'bad',
  object: 'bad',
}

export function HistoryEntry({ entry }: EntryProps) {
  const { say, name, language } = useSpeech()
  const { at, act, kind, because, said } = entry
  return (
    <li>
      <time className="quiet" dateTime={at}>
        {timeText(at)}
      </time>
      <div className="history-entry">
        <p className="row">
          <strong>{name('happeningAct', act)}</strong>
          <span className={`badge ${tones[act] ?? ''}`}>{name('happening', kind)}</span>
          <span>
            <About entry={entry} />
          </span>
        </p>
        <Corrections entry={entry} />
        {because !== undefined && (
          <p>
            {say('historyBecause')}
            {because[language]}
          </p>
        )}
        {said !== undefined && (
          <p>
            <Quoted as="q">{said}</Quoted>
          </p>
        )}
        <Behind entry={entry} />
      </div>
    </li>
  )
}

/** What it is about, in the words of its kind; several parts stand side by side. */
function About({ entry }: EntryProps) {
  const { say } = useSpeech()
  const parts = [...useSubject(entry), ...useDays(entry)]
  const { account } = entry
  return (
    <>
      {parts.join(' · ')}
      {account !== undefined && (
        <>
          {parts.length > 0 && ' · '}
          {say('historyAccount')} <span className="code">{account}</span>
        </>
      )}
    </>
  )
}

function useSubject(entry: Entry): readonly string[] {
  const { say, name } = useSpeech()
  const matter = useMatter()
  const { kind, code, channel, type, relation, connected, circumstanceKind, howKnown, source } = entry
  const { ground, documentKind, deletedBecause, amountMinor } = entry
  const money = amountMinor === undefined ? [] : [`${yuanText(amountMinor)} ${say('yuan')}`]
  if (kind === 'work_item') return [matter(code ?? ''), ...money]
  return [
    ...(channel === undefined ? [] : [name('callChannel', channel)]),
    ...(type === undefined ? [] : [name('contactType', type)]),
    ...(relation === undefined || relation === 'debtor'
      ? []
      : [say('historyToWhom', { who: name('calledPerson', relation) })]),
    ...(connected === undefined ? [] : [say(connected ? 'reportReached' : 'reportNotReached')]),
    ...(circumstanceKind === undefined ? [] : [name('circumstance', circumstanceKind)]),
    ...(source === 'name_list' ? [say('historyOfList')] : []),
    ...(howKnown === undefined ? [] : [say('toldBy', { who: name('howKnown', howKnown) })]),
    ...(ground === undefined ? [] : [name('ground', ground)]),
    ...(documentKind === undefined ? [] : [name('documentKind', documentKind)]),
    ...(deletedBecause === undefined ? [] : [name('deletedBecause', deletedBecause)]),
    ...money,
  ]
}

function useDays({ firstDay, lastDay, dueDay, until }: Entry): readonly string[] {
  const { say, language } = useSpeech()
  const worded = (day: string): string => dayText(day, language)
  const held =
    firstDay === undefined
      ? []
      : lastDay === undefined
        ? [say('heldFrom', { first: worded(firstDay) })]
        : [say('fromToDays', { first: worded(firstDay), last: worded(lastDay) })]
  return [
    ...held,
    ...(dueDay === undefined ? [] : [say('historyDueOn', { day: worded(dueDay) })]),
    ...(until === undefined ? [] : [say('historyUntil', { at: instantText(until, language) })]),
  ]
}

function Corrections({ entry: { corrections, act } }: EntryProps) {
  const { say, language } = useSpeech()
  if (corrections === undefined) return null
  return (
    <ul>
      {corrections.map(({ words, onBooks }) => (
        <li key={words.zh}>
          {words[language]}{' '}
          {act === 'correct' && (
            <span className="quiet">{say(onBooks ? 'historyOnBooks' : 'historyNotOnBooks')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Who did it, under which version, and links to what is behind it for those who may read that. */
function Behind({ entry }: EntryProps) {
  const { say } = useSpeech()
  const { person, approvedBy, version, plan, account, redecision, workItem } = entry
  const readsPlans = usePermission('plan.read').granted
  const readsRedecisions = usePermission('redecision.read').granted
  const isOfPlan = plan !== undefined && account !== undefined && workItem === undefined
  return (
    <p className="quiet parts">
      {person !== undefined && <PersonName id={person} />}
      {approvedBy !== undefined && (
        <span>
          {say('historyApprovedBy')}
          <PersonName id={approvedBy} />
        </span>
      )}
      {version !== undefined && <span>{say('historyUnder', { version })}</span>}
      {isOfPlan && readsPlans && <Link to={to.explain(plan, account)}>{say('planThatDid')}</Link>}
      {redecision !== undefined && account !== undefined && readsRedecisions && (
        <Link to={to.redecided(redecision, account)}>{say('redecisions')}</Link>
      )}
      {workItem !== undefined && (
        <Link to={to.workItems({ item: String(workItem) })}>{say('caseOf', { id: workItem })}</Link>
      )}
    </p>
  )
}
