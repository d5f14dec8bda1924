// Which outlets have read and understood a version and which have not, by league, and how long it takes or took.

import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, instantText } from '../../figures/figures.ts'
import { useNames } from '../../people/names.ts'
import { useNodes } from '../../people/nodes.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AcknowledgeStep } from './acknowledge-step.tsx'

export type Rollout = Answer<'GET /api/programmes/{programme}/versions/{version}/rollout'>

export interface VersionPath {
  readonly programme: string
  readonly version: number
}

export function RolloutSection({ programme, version }: VersionPath) {
  const { say } = useSpeech()
  const path = { programme, version }
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}/rollout', { path }))
  return (
    <section className="card" data-rollout>
      <h2>{say('acknowledgedByOutlets')}</h2>
      <Answered query={query}>
        {(rollout) => (
          <>
            <Summary rollout={rollout} />
            <AcknowledgeStep
              path={path}
              missing={rollout.nodes.filter(({ acknowledged }) => acknowledged === undefined)}
            />
            <LeagueTable rollout={rollout} />
          </>
        )}
      </Answered>
    </section>
  )
}

function Summary({ rollout }: { readonly rollout: Rollout }) {
  const { say } = useSpeech()
  const { acknowledged, outlets, hoursSoFar, hoursUntilAll, acknowledgeHours } = rollout
  const percent = Math.floor((acknowledged * 100) / outlets)
  const parts = [
    say('acknowledgedShare', { acknowledged, outlets, percent }),
    hoursUntilAll === undefined
      ? say('rolloutSoFar', { hours: hoursSoFar })
      : say('rolloutUntilAll', { hours: hoursUntilAll }),
    say('acknowledgeWithin', { hours: acknowledgeHours }),
  ]
  return <p role="status">{parts.join(' · ')}</p>
}

function LeagueTable({ rollout: { leagues, nodes } }: { readonly rollout: Rollout }) {
  const { say, name } = useSpeech()
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            {(['league', 'acknowledgedColumn', 'missingColumn'] as const).map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {leagues.map(({ league, acknowledged, outlets }) => (
            <tr key={league} data-league={league}>
              <th scope="row">
                {name('league', league)}{' '}
                <span className="quiet">
                  {acknowledged}/{outlets}
                </span>
              </th>
              <td data-label={say('acknowledgedColumn')}>
                <div>
                  <Acknowledged nodes={nodes.filter((one) => one.league === league)} />
                </div>
              </td>
              <td data-label={say('missingColumn')}>
                <div>
                  <Missing nodes={nodes.filter((one) => one.league === league)} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Acknowledged({ nodes }: Pick<Rollout, 'nodes'>) {
  const { say, language } = useSpeech()
  const { nameOf } = useNames()
  const { nodeName } = useNodes()
  return nodes.map(
    ({ node, acknowledged, hours }) =>
      acknowledged !== undefined && (
        <div key={node}>
          {nodeName(node)}{' '}
          <span className="quiet">
            {nameOf(acknowledged.person)} · {instantText(acknowledged.at, language)} ·{' '}
            {say('hoursTaken', { hours: countText(hours) })}
          </span>
        </div>
      ),
  )
}

function Missing({ nodes }: Pick<Rollout, 'nodes'>) {
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  return nodes.map(
    ({ node, acknowledged, hours, isOverdue }) =>
      acknowledged === undefined && (
        <div key={node}>
          {nodeName(node)} <span className="quiet">{say('hoursWaited', { hours: countText(hours) })}</span>{' '}
          {isOverdue && <span className="badge bad">{say('overdueOutlet')}</span>}
        </div>
      ),
  )
}
