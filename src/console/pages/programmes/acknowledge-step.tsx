// The word of an outlet that it has read and understood a version: first what the version changes, then the button.

import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId } from 'react'
import { type Answer, ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { countText } from '../../figures/figures.ts'
import { useNodes } from '../../people/nodes.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { DifferenceTable, FileList } from './difference-sections.tsx'
import { chapters } from './places.ts'
import type { Rollout, VersionPath } from './rollout-section.tsx'

type Shown = Answer<'POST /api/programmes/{programme}/versions/{version}/show'>
type OutletOfRollout = Rollout['nodes'][number]

interface AcknowledgeStepProps {
  readonly path: VersionPath
  /** Outlets that have not acknowledged it yet. */
  readonly missing: readonly OutletOfRollout[]
}

/** For the outlets of one's own; without one of one's own, why not. */
export function AcknowledgeStep({ path, missing }: AcknowledgeStepProps) {
  const own = missing.filter(({ mayAcknowledge }) => mayAcknowledge)
  const [other] = missing
  if (own.length > 0) return <OpenFirst path={path} nodes={own.map(({ node }) => node)} />
  return other === undefined ? null : <WhyNot path={path} node={other.node} />
}

interface OpenFirstProps {
  readonly path: VersionPath
  readonly nodes: readonly string[]
}

function OpenFirst({ path, nodes }: OpenFirstProps) {
  const { say } = useSpeech()
  const opening = useMutation({
    mutationFn: () => ask('POST /api/programmes/{programme}/versions/{version}/show', { path }),
  })
  const { data: shown, error } = opening
  if (shown === undefined)
    return (
      <div className="no-print acknowledge">
        <p>{say('openDifferencesLead')}</p>
        <Button type="primary" loading={opening.isPending} onClick={() => opening.mutate()}>
          {say('openDifferences', { version: path.version })}
        </Button>
        {error !== null && <Failed error={error} />}
      </div>
    )
  return (
    <div className="no-print acknowledge">
      <WhatChanges shown={shown} />
      <div className="row">
        {nodes.map((node) => (
          <AcknowledgeButton key={node} node={node} shown={shown} />
        ))}
      </div>
    </div>
  )
}

/** How many places read otherwise; where none does, how many files. */
const changesIn = ({ differences, files }: Shown): string => countText(differences.length || files.length)

/** What the version changes, chapter by chapter; the first version is all new. */
function WhatChanges({ shown }: { readonly shown: Shown }) {
  const { say } = useSpeech()
  const id = useId()
  const { before, version, differences, files } = shown
  return (
    <section className="what-changes" aria-labelledby={id}>
      <h3 id={id}>
        {before === undefined
          ? say('firstVersionShown')
          : say('changesShown', { before, version, count: changesIn(shown) })}
      </h3>
      {chapters(differences).map(({ word, own }) => (
        <section key={word}>
          <h4>{say(word)}</h4>
          <DifferenceTable differences={own} />
        </section>
      ))}
      <h4>{say('filesChanged')}</h4>
      <FileList files={files} />
    </section>
  )
}

function AcknowledgeButton({ node, shown: given }: { readonly node: string; readonly shown: Shown }) {
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  const { programme, version, shown } = given
  const asked = { path: { programme, version }, body: { node, shown } }
  const reason = useRefusal('POST /api/programmes/{programme}/versions/{version}/acknowledge', asked, node)
  const acknowledging = useDeciding(() =>
    ask('POST /api/programmes/{programme}/versions/{version}/acknowledge', asked),
  )
  const named = { outlet: nodeName(node), version, count: changesIn(given) }
  return (
    <div>
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={acknowledging.isPending}
        onClick={() => acknowledging.mutate(undefined)}
      >
        {version === 1 ? say('acknowledgeFirst', named) : say('acknowledgeChanges', named)}
      </ReasonedButton>
      {acknowledging.error !== null && <Failed error={acknowledging.error} />}
    </div>
  )
}

/** SHA-256 of nothing that anybody was shown: whoever may not acknowledge is refused before it is looked at. */
const nothingShown = '0'.repeat(64)

function WhyNot({ path, node }: { readonly path: VersionPath; readonly node: string }) {
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  const asked = { path, body: { node, shown: nothingShown } }
  const reason = useRefusal('POST /api/programmes/{programme}/versions/{version}/acknowledge', asked, node)
  return (
    <div className="row no-print acknowledge">
      <ReasonedButton reason={reason ?? ''}>
        {say('acknowledgeFor', { outlet: nodeName(node) })}
      </ReasonedButton>
    </div>
  )
}
