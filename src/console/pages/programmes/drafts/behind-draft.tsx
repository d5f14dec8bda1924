// A draft that a version overtook: which came, by whom, and the way on, before anything is submitted.

import { Alert } from 'antd'
import { Link } from 'react-router'
import { to } from '../../../paths.ts'
import { useSpeech } from '../../../words/language.tsx'
import { CameMeanwhile } from '../came-meanwhile.tsx'
import { AnotherId } from './another-id.tsx'
import { ForwardForm } from './forward-form.tsx'
import type { DraftWithFiles, WorkingCopy } from './use-draft.ts'

interface BehindDraftProps {
  readonly found: DraftWithFiles
  readonly copy: WorkingCopy
}

export function BehindDraft({ found, copy }: BehindDraftProps) {
  const { say } = useSpeech()
  const { programme, base, behind } = found
  if (behind === undefined) return null
  const { version } = behind
  return (
    <Alert
      className="below behind"
      type="warning"
      showIcon
      title={<CameMeanwhile {...behind} />}
      description={
        base === 0 ? (
          <>
            <p>{say('idIsTaken', { programme })}</p>
            <AnotherId draft={found.id} copy={copy} />
          </>
        ) : (
          <>
            <p>{say('draftIsBehind', { base, version })}</p>
            <div className="row">
              <Link to={to.comparison(programme, base, version)}>{say('overtakenCompare')}</Link>
            </div>
            <ForwardForm found={found} version={version} copy={copy} />
          </>
        )
      }
    />
  )
}
