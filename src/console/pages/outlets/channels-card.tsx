// The ways to the bank that belong to no outlet: how each stands, who said so, and the way to say it.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { ask, type Question } from '../../client/ask.ts'
import { dayFrom } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { TextField } from '../../people/text-field.tsx'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { type Channel, ChannelLine } from './channel-line.tsx'
import type { Services } from './services-page.tsx'
import { movedByReports } from './use-reporting.ts'

const states = ['running', 'degraded', 'stopped'] as const

export function ChannelsCard({ services: { channels, confirmedHours } }: { readonly services: Services }) {
  const { say } = useSpeech()
  const { granted } = usePermission('channel.report')
  return (
    <section className="card" data-channels>
      <h2>{say('channelsOfBranch')}</h2>
      <p className="quiet">{say('channelsLead', { hours: confirmedHours })}</p>
      <ul className="services">
        {channels.map((channel) => (
          <ChannelLine key={channel.channel} channel={channel}>
            {granted && <ChannelStep channel={channel} />}
          </ChannelLine>
        ))}
      </ul>
    </section>
  )
}

/** The way to say how a channel is now, folded until it is wanted. */
function ChannelStep({ channel }: { readonly channel: Channel }) {
  const { say, language } = useSpeech()
  const [isOpen, open] = useState(false)
  return (
    <div className="channel-step stack no-print">
      <div className="row">
        <Button aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {say('reportChannel', { channel: channel.name[language] })}
        </Button>
      </div>
      {isOpen && <ChannelForm channel={channel} close={() => open(false)} />}
    </div>
  )
}

type Reported = Question<'POST /api/services/channels/reports'>['body']

function useChannelReporting(onKept: () => void) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (body: Reported) => ask('POST /api/services/channels/reports', { body }),
    onSuccess: () => {
      onKept()
      return movedByReports(answers)
    },
  })
}

interface ChannelFormProps {
  readonly channel: Channel
  readonly close: () => void
}

function ChannelForm({ channel: { channel, report }, close }: ChannelFormProps) {
  const { say, name } = useSpeech()
  const [state, choose] = useState<Reported['state']>(report?.state ?? 'running')
  const [reason, give] = useState(report?.reason ?? '')
  const [until, expect] = useState<string>(report?.until ?? '')
  const reporting = useChannelReporting(close)
  const isSilent = state !== 'running' && reason.trim() === ''
  const day = dayFrom(until)
  const body =
    state === 'running'
      ? { channel, state }
      : { channel, state, reason: reason.trim(), ...(day !== undefined && { until: day }) }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSilent) reporting.mutate(body)
      }}
    >
      <Radio.Group
        value={state}
        optionType="button"
        size="large"
        options={states.map((one) => ({ value: one, label: name('serviceState', one) }))}
        onChange={({ target }) => choose(target.value)}
      />
      {state !== 'running' && (
        <div className="row">
          <TextField label={say('channelReason')} value={reason} maxLength={400} onChange={give} />
          <DayField label={say('expectedUntil')} value={until} onChange={expect} />
        </div>
      )}
      <div className="row">
        <ReasonedButton
          type="primary"
          size="large"
          htmlType="submit"
          loading={reporting.isPending}
          reason={isSilent ? say('whyChannel') : undefined}
        >
          {say('keepReport')}
        </ReasonedButton>
      </div>
      {reporting.error !== null && <Failed error={reporting.error} />}
    </form>
  )
}
