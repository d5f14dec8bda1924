// How each service of an outlet is today: a state, and for what does not run why, until when, and who serves instead.

import { Radio } from 'antd'
import { useState } from 'react'
import { dayFrom } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { useNodes } from '../../people/nodes.ts'
import { TextField } from '../../people/text-field.tsx'
import { Choice } from '../../states/choice.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { hasClosed } from './said.tsx'
import type { Outlet, Services } from './services-page.tsx'
import type { Reported, useReporting } from './use-reporting.ts'

const states = ['running', 'reduced', 'closed'] as const

interface ReportFormProps {
  readonly outlet: Outlet
  readonly services: Services
  readonly last: Reported
  readonly reporting: ReturnType<typeof useReporting>
}

type Typed = Reported[number] & { readonly until?: string }

export function ReportForm({ outlet, services, last, reporting }: ReportFormProps) {
  const { say } = useSpeech()
  const [typed, type] = useState<readonly Typed[]>(last)
  const change = (service: string, change: Partial<Typed>) =>
    type((before) => before.map((one) => (one.service === service ? { ...one, ...change } : one)))
  const missing = useMissing(typed)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) reporting.mutate(typed.map(reportFrom))
      }}
    >
      {typed.map((one) => (
        <ServiceFields
          key={one.service}
          typed={one}
          others={services.outlets.filter(({ node }) => node !== outlet.node)}
          services={services}
          change={(changed) => change(one.service, changed)}
        />
      ))}
      <ReasonedButton
        type="primary"
        size="large"
        htmlType="submit"
        loading={reporting.isPending}
        reason={missing}
      >
        {say('keepReport')}
      </ReasonedButton>
    </form>
  )
}

/** What must be put right first: a service that does not run and nobody says why, or a day that is none. */
function useMissing(typed: readonly Typed[]): string | undefined {
  const { say } = useSpeech()
  const amiss = typed.filter(({ state }) => state !== 'running')
  if (amiss.some(({ reason = '' }) => reason.trim() === '')) return say('whyNotRunning')
  const isNoDay = ({ until = '' }: Typed) => until.trim() !== '' && dayFrom(until) === undefined
  return amiss.some(isNoDay) ? say('dayNotTaken') : undefined
}

/** What was typed as the server takes it: of a service that runs nothing else is said. */
function reportFrom({ service, state, reason, alternative = '', until = '' }: Typed): Reported[number] {
  if (state === 'running') return { service, state }
  const day = dayFrom(until)
  return {
    service,
    state,
    ...(reason !== undefined && { reason: reason.trim() }),
    ...(alternative !== '' && { alternative }),
    ...(day !== undefined && { until: day }),
  }
}

interface ServiceFieldsProps {
  readonly typed: Typed
  readonly others: readonly Outlet[]
  readonly services: Services
  readonly change: (change: Partial<Typed>) => void
}

function ServiceFields({ typed, others, services, change }: ServiceFieldsProps) {
  const { say, name, language } = useSpeech()
  const { nodeName } = useNodes()
  const { service, state, reason = '', alternative = '', until = '' } = typed
  return (
    <fieldset className="plain-fieldset" data-report={service}>
      <legend>{services.services.find((one) => one.service === service)!.name[language]}</legend>
      <Radio.Group
        value={state}
        optionType="button"
        size="large"
        options={states.map((one) => ({ value: one, label: name('outletState', one) }))}
        onChange={({ target }) => change({ state: target.value })}
      />
      {state !== 'running' && (
        <div className="row">
          <TextField
            label={say('serviceReason')}
            value={reason}
            maxLength={400}
            onChange={(reason) => change({ reason })}
          />
          <Choice
            label={say('alternativeOutlet')}
            value={alternative}
            onChange={(alternative) => change({ alternative })}
            nothing={say('noAlternative')}
            options={others
              .filter(({ node }) => !hasClosed(services, node, service))
              .map(({ node }) => ({ value: node, label: nodeName(node) }))}
          />
          <DayField label={say('expectedUntil')} value={until} onChange={(until) => change({ until })} />
        </div>
      )}
    </fieldset>
  )
}
