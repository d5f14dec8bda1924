// An item that waits for a second person: what was asked by whom, in plain words, and the way to where it is decided.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { countText, dayText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useSession } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { RuleChangeCard } from '../house/rule-change-card.tsx'
import { useRuleName } from '../house/rule-name.ts'
import { OutcomeFigures } from '../name-lists/outcome-bar.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { useWhenClosed } from './when-closed.ts'
import type { WorkItem } from './work-items-page.tsx'

interface SecondPersonItemProps {
  readonly item: WorkItem
  /** Called once the item closed with what was decided. */
  readonly onClosed: () => void
}

/** True for items that wait for a second person. */
export const waitsForSecondPerson = ({ submission, ruleChange, draftedPlan, nameList }: WorkItem): boolean =>
  (submission ?? ruleChange ?? draftedPlan ?? nameList) !== undefined

export function SecondPersonItem({ item, onClosed }: SecondPersonItemProps) {
  const { say, name } = useSpeech()
  const { person } = useSession()
  const { submission, ruleChange, draftedPlan, nameList, askedBy, outcome } = item
  useWhenClosed(item.state, onClosed)
  return (
    <div className="stack below">
      {outcome !== undefined && (
        <p>
          <span className="badge good">{name('secondPersonOutcome', outcome)}</span>
        </p>
      )}
      {submission !== undefined && <Submitted submission={submission} by={askedBy ?? ''} />}
      {ruleChange !== undefined && <Proposed change={ruleChange} by={askedBy} />}
      {draftedPlan !== undefined && <Drafted plan={draftedPlan} by={askedBy ?? ''} />}
      {nameList !== undefined && <Listed list={nameList} by={askedBy ?? ''} />}
      {item.state === 'open' && askedBy === person.id && (
        <p>
          <span className="badge warn">{say('somebodyElseDecides')}</span>
        </p>
      )}
    </div>
  )
}

interface SubmittedProps {
  readonly submission: string
  readonly by: string
}

function Submitted({ submission, by }: SubmittedProps) {
  const { say } = useSpeech()
  const { nameOf } = useNames()
  const { data } = useQuery(question('GET /api/submissions', { query: { submission } }))
  const found = data?.items[0]
  return (
    <>
      <p>{say('submittedLead', { person: nameOf(by) })}</p>
      {found !== undefined && (
        <p>
          <ProgrammeName id={found.programme} title={found.title} /> · <Quoted>{found.reason}</Quoted>
        </p>
      )}
      <p>
        <Link to={to.submission(submission)}>{say('toSubmission')}</Link>
      </p>
    </>
  )
}

interface ProposedProps {
  readonly change: NonNullable<WorkItem['ruleChange']>
  /** Nobody, where the file says it. */
  readonly by: string | undefined
}

function Proposed({ change: { id, rule }, by }: ProposedProps) {
  const { say } = useSpeech()
  const { nameOf } = useNames()
  const ruleName = useRuleName()
  const query = useQuery(question('GET /api/house-rules/{rule}', { path: { rule } }))
  return (
    <Answered query={query}>
      {({ content, history }) => {
        const called = ruleName(rule, content ?? history[0]?.content)
        const change = history.find((one) => one.id === id)
        return (
          <>
            <p>
              {by === undefined
                ? say('ruleSaidLead', { rule: called })
                : say('ruleProposedLead', { person: nameOf(by), rule: called })}
            </p>
            {change !== undefined && <RuleChangeCard change={change} />}
            <p>
              <Link to={to.houseRule(rule)}>{say('toRule')}</Link>
            </p>
          </>
        )
      }}
    </Answered>
  )
}

interface DraftedProps {
  readonly plan: string
  readonly by: string
}

function Drafted({ plan, by }: DraftedProps) {
  const { say, language } = useSpeech()
  const { nameOf } = useNames()
  const query = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  return (
    <Answered query={query}>
      {({ asOf, corrections, kind }) => (
        <>
          <p>
            {say(kind === 'undo' ? 'draftedUndoLead' : 'draftedPlanLead', {
              person: nameOf(by),
              day: dayText(asOf, language),
              count: countText(corrections),
            })}
          </p>
          <p>
            <Link to={to.plan(plan)}>{say('toWaitingPlan')}</Link>
          </p>
        </>
      )}
    </Answered>
  )
}

interface ListedProps {
  readonly list: string
  readonly by: string
}

function Listed({ list, by }: ListedProps) {
  const { say } = useSpeech()
  const { nameOf } = useNames()
  const query = useQuery(question('GET /api/name-lists/{list}', { path: { list } }))
  return (
    <Answered query={query}>
      {({ institution, counts }) => (
        <>
          <p>{say('listWaitsLead', { person: nameOf(by), institution })}</p>
          <OutcomeFigures counts={counts} />
          <p>
            <Link to={to.nameList(list)}>{say('toWaitingList')}</Link>
          </p>
        </>
      )}
    </Answered>
  )
}

/** The institution is asked for, since an item names nobody. */
function ListedSubject({ list, by }: ListedProps) {
  const { say } = useSpeech()
  const { data } = useQuery(question('GET /api/name-lists/{list}', { path: { list } }))
  return (
    <Link to={to.nameList(list)}>
      {data === undefined
        ? say('listSubject', { person: by })
        : say('listSubjectOf', { person: by, institution: data.institution })}
    </Link>
  )
}

interface SubmittedSubjectProps {
  readonly submission: string
  readonly person: string
}

function SubmittedSubject({ submission, person }: SubmittedSubjectProps) {
  const { say, language } = useSpeech()
  const { data } = useQuery(question('GET /api/submissions', { query: { submission } }))
  const programme = data?.items[0]?.title?.[language]
  return (
    <Link to={to.submission(submission)}>
      {programme === undefined
        ? say('submittedSubject', { person })
        : say('submittedSubjectOf', { person, programme })}
    </Link>
  )
}

/** What an item that waits for a second person is about, in a row of the inbox. */
export function SecondPersonSubject({ item }: { readonly item: WorkItem }) {
  const { say } = useSpeech()
  const { nameOf } = useNames()
  const ruleName = useRuleName()
  const { submission, ruleChange, draftedPlan, nameList, askedBy = '' } = item
  const person = nameOf(askedBy)
  if (submission !== undefined) return <SubmittedSubject submission={submission} person={person} />
  if (draftedPlan !== undefined)
    return <Link to={to.plan(draftedPlan)}>{say('draftedSubject', { person })}</Link>
  if (nameList !== undefined) return <ListedSubject list={nameList} by={person} />
  if (ruleChange === undefined) return null
  return <Link to={to.houseRule(ruleChange.rule)}>{ruleName(ruleChange.rule)}</Link>
}
