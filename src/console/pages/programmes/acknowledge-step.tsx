// The word of an outlet that it has read and understood a version, beside what changed; where it may not be said, why.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../client/ask.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Rollout, VersionPath } from './rollout-section.tsx'

interface AcknowledgeStepProps {
  readonly rollout: Rollout
  readonly path: VersionPath
}

/** One button for each outlet of one's own that has not; without an outlet of one's own, the reason on one button. */
export function AcknowledgeStep({ rollout, path }: AcknowledgeStepProps) {
  const { say } = useSpeech()
  const missing = rollout.nodes.filter(({ acknowledged }) => acknowledged === undefined)
  const hasOwn = rollout.nodes.some(({ mayAcknowledge }) => mayAcknowledge)
  const offered = hasOwn ? missing.filter(({ mayAcknowledge }) => mayAcknowledge) : missing.slice(0, 1)
  if (offered.length === 0) return null
  const { programme, version } = path
  return (
    <div className="row no-print acknowledge">
      {offered.map(({ node }) => (
        <AcknowledgeButton key={node} node={node} path={path} />
      ))}
      {version > 1 && (
        <Link to={to.comparison(programme, version - 1, version)}>{say('compareWithBefore')}</Link>
      )}
    </div>
  )
}

function AcknowledgeButton({ node, path }: { readonly node: string; readonly path: VersionPath }) {
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  const answers = useQueryClient()
  const asked = { path, body: { node } }
  const reason = useRefusal('POST /api/programmes/{programme}/versions/{version}/acknowledge', asked, node)
  const acknowledging = useMutation({
    mutationFn: () => ask('POST /api/programmes/{programme}/versions/{version}/acknowledge', asked),
    onSettled: () => answers.invalidateQueries(),
  })
  return (
    <div>
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={acknowledging.isPending}
        onClick={() => acknowledging.mutate()}
      >
        {say('readAndUnderstood', { outlet: nodeName(node) })}
      </ReasonedButton>
      {acknowledging.error !== null && <Failed error={acknowledging.error} />}
    </div>
  )
}
