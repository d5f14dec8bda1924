// What a customer was told, the newest first: the very text, Chinese first and English below, how it went, and the plan behind it.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { usePermission } from '../../session/session.tsx'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'

type Notice = Answer<'GET /api/customers/{customer}/notices'>['items'][number]

export function NoticesSection({ customer }: { readonly customer: string }) {
  const { say } = useSpeech()
  const query = usePages('GET /api/customers/{customer}/notices', { path: { customer } })
  return (
    <section className="card stack" aria-labelledby="notices">
      <h2 id="notices">{say('noticesOfCustomer')}</h2>
      <Paged query={query}>
        {(notices) =>
          notices.length === 0 ? (
            <p className="quiet">{say('noNotices')}</p>
          ) : (
            notices.map((notice) => <NoticeStory key={notice.id} notice={notice} />)
          )
        }
      </Paged>
    </section>
  )
}

const tones: Readonly<Record<string, string>> = { delivered: 'good', unknown: 'warn', failed: 'warn' }

function NoticeStory({ notice }: { readonly notice: Notice }) {
  const { say, name, language } = useSpeech()
  const { granted } = usePermission('plan.read')
  const { status, text, channel, plan, programme, version, failure } = notice
  return (
    <article className="stack">
      <p className="row">
        <span>{name('noticeChannel', channel)}</span>
        <span className={`badge ${tones[status] ?? ''}`}>{name('notice', status)}</span>
        <span className="quiet">
          {stepsOf(notice, language, say).join(' · ')}
          {failure !== undefined && ` (${name('noticeFailure', failure)})`}
        </span>
      </p>
      <blockquote className="told-text" lang="zh-CN" translate="no">
        {text.zh}
      </blockquote>
      <p className="quiet">{say(channel === 'letter' ? 'letterInEnglish' : 'noticeInEnglish')}</p>
      <blockquote className="told-text" lang="en" translate="no">
        {text.en}
      </blockquote>
      <p className="quiet">
        <ProgrammeName id={programme} version={version} /> ·{' '}
        {granted ? (
          <Link to={to.plan(plan)} className="in-text">
            {say('noticePlan')}
          </Link>
        ) : (
          <span className="code">{plan}</span>
        )}
      </p>
    </article>
  )
}

type Say = ReturnType<typeof useSpeech>['say']
type Language = ReturnType<typeof useSpeech>['language']

function stepsOf(
  { at, sentAt, settledAt, status, waitsUntil, reportUntilDay }: Notice,
  language: Language,
  say: Say,
): readonly string[] {
  const worded = (instant: string) => instantText(instant, language)
  return [
    say('noticeMade', { instant: worded(at) }),
    ...(waitsUntil === undefined ? [] : [say('noticeWaitsUntil', { instant: worded(waitsUntil) })]),
    ...(sentAt === undefined ? [] : [say('noticeSent', { instant: worded(sentAt) })]),
    ...(reportUntilDay === undefined
      ? []
      : [say('noticeReportUntil', { day: dayText(reportUntilDay, language) })]),
    ...(settledAt === undefined
      ? []
      : [say(status === 'failed' ? 'noticeFailed' : 'noticeDelivered', { instant: worded(settledAt) })]),
  ]
}
