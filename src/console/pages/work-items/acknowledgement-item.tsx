// An item that an outlet's acknowledgement of a version waits for: how long it waits, what changed, and acknowledging it.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AcknowledgeStep } from '../programmes/acknowledge-step.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import type { Rollout } from '../programmes/rollout-section.tsx'
import { useWhenClosed } from './when-closed.ts'
import type { WorkItem } from './work-items-page.tsx'

export type MissedVersion = NonNullable<WorkItem['acknowledgement']>

interface AcknowledgementItemProps {
  readonly item: WorkItem
  readonly missed: MissedVersion
  /** Called once the item closed with the acknowledgement, or with a newer version. */
  readonly onClosed: () => void
}

export function AcknowledgementItem({ item, missed, onClosed }: AcknowledgementItemProps) {
  const { say, name } = useSpeech()
  const { programme, version, node } = missed
  const path = { programme, version }
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}/rollout', { path }))
  useWhenClosed(item.state, onClosed)
  return (
    <div className="stack below">
      {item.outcome !== undefined && <p className="badge good">{name('acknowledgeOutcome', item.outcome)}</p>}
      <p className="row">
        <ProgrammeName id={programme} />
        <Link to={to.version(programme, version)}>{say('readVersion', { version })}</Link>
        {version > 1 && (
          <Link to={to.comparison(programme, version - 1, version)}>{say('compareWithBefore')}</Link>
        )}
      </p>
      <Answered query={query}>
        {(rollout) => <Waiting item={item} path={path} outlet={outletOf(rollout, node)} />}
      </Answered>
    </div>
  )
}

const outletOf = ({ nodes }: Rollout, node: string) => nodes.find((one) => one.node === node)

interface WaitingProps {
  readonly item: WorkItem
  readonly path: { readonly programme: string; readonly version: number }
  readonly outlet: Rollout['nodes'][number] | undefined
}

function Waiting({ item, path, outlet }: WaitingProps) {
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  if (outlet === undefined || item.state === 'done') return null
  const { node, hours } = outlet
  return (
    <>
      <p>{say('outletWaits', { outlet: nodeName(node), hours: countText(hours) })}</p>
      <AcknowledgeStep path={path} missing={[outlet]} />
    </>
  )
}
