// Who decides and what was done: approve, send back, apply, and how far it is. What is not allowed says why.

import { Link } from 'react-router'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { ApplyProgress } from './apply-progress.tsx'
import { ApplyStep } from './apply-step.tsx'
import { ApproveStep } from './approve-step.tsx'
import type { Plan } from './figures-of-plan.ts'
import { JobFailure, useJobOf } from './job-of-plan.tsx'
import { SendBackStep } from './send-back-step.tsx'
import { TellStep } from './tell-step.tsx'
import { ToldState } from './told-state.tsx'
import { Verdicts } from './verdicts.tsx'
import { VerifyStep } from './verify-step.tsx'

export function DecisionPanel({ plan }: { readonly plan: Plan }) {
  const { say } = useSpeech()
  const { job } = useJobOf(plan.id)
  return (
    <section
      className={plan.decided === undefined ? 'card decide no-print' : 'card decide'}
      aria-labelledby="decide"
    >
      <h2 id="decide">{say('decide')}</h2>
      <div role="status">
        <Decision plan={plan} />
      </div>
      {plan.corrections === 0 && <p className="quiet">{say('nothingToApply')}</p>}
      <div className="steps no-print" hidden={plan.corrections === 0}>
        {plan.state !== 'approved' && <ApproveStep plan={plan} />}
        {plan.state !== 'approved' && <SendBackStep plan={plan} />}
        <ApplyStep plan={plan} />
        <VerifyStep plan={plan} />
        <TellStep plan={plan} />
      </div>
      <JobFailure job={job} />
      {plan.run !== undefined && <ApplyProgress plan={plan.id} run={plan.run} />}
      {plan.run !== undefined && <Verdicts run={plan.run} />}
      {plan.told !== undefined && <ToldState told={plan.told} />}
    </section>
  )
}

function Decision({ plan: { decided, programme } }: { readonly plan: Plan }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  if (decided === undefined) return null
  const { person, at, reason = '' } = decided
  const values = { person: withId(person), instant: instantText(at, language) }
  return (
    <>
      <p>
        {say(decided.decision === 'approved' ? 'approvedByAt' : 'sentBackByAt', values)}{' '}
        {decided.decision !== 'approved' && <Quoted>{reason}</Quoted>}
      </p>
      {decided.decision !== 'approved' && (
        <p className="no-print">
          {say('sentBackNext')} <Link to={to.plans({ programme })}>{say('draftPlan')}</Link>
        </p>
      )}
    </>
  )
}
