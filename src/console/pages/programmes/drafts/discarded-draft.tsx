// A draft that was given up: who, when and why first; it is read and compared as before, and written on only as another draft.

import { Alert } from 'antd'
import { instantText } from '../../../figures/figures.ts'
import { useNames } from '../../../people/names.ts'
import { useSpeech } from '../../../words/language.tsx'
import { Quoted } from '../quoted.tsx'
import type { DraftWithFiles } from './use-draft.ts'
import { WriteAnother } from './write-another.tsx'

export function DiscardedDraft({ found }: { readonly found: DraftWithFiles }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { person, reason, at } = found.discarded!
  return (
    <Alert
      className="below"
      type="info"
      showIcon
      title={say('discardedBy', { person: withId(person), instant: instantText(at, language) })}
      description={
        <>
          <p>
            <Quoted>{reason}</Quoted>
          </p>
          <p className="quiet">{say('discardedStays')}</p>
          <div className="below">
            <WriteAnother draft={found.id} files={[]} word="writeAnother" />
          </div>
        </>
      }
    />
  )
}
