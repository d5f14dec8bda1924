// Whose item it is: taken by oneself, given to somebody, or put back for everybody.

import { Button } from 'antd'
import { ask, type Seen } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useSession } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { WorkItem } from './work-items-page.tsx'

export function ItemOwner({ item: { id, owner, state, etag } }: { readonly item: WorkItem & Seen }) {
  const { say } = useSpeech()
  const { person } = useSession()
  const asked = { path: { item: id }, body: { owner: person.id } }
  const reason = useRefusal('POST /api/work-items/{item}/assign', asked, `${state} ${owner}`)
  const giving = useDeciding((to: string) =>
    ask('POST /api/work-items/{item}/assign', {
      path: { item: id },
      body: to === '' ? {} : { owner: to },
      ifMatch: etag,
    }),
  )
  /** Only the button that was pressed turns. */
  const isGiving = (to: string) => giving.isPending && giving.variables === to
  return (
    <div className="row below">
      <span>
        {say('ownerOfItem')} {owner === undefined ? say('nobodyYet') : <PersonName id={owner} />}
      </span>
      {state === 'open' && owner !== person.id && (
        <ReasonedButton
          reason={reason}
          loading={isGiving(person.id)}
          onClick={() => giving.mutate(person.id)}
        >
          {say('takeItem')}
        </ReasonedButton>
      )}
      {state === 'open' && owner === person.id && (
        <Button loading={isGiving('')} onClick={() => giving.mutate('')}>
          {say('putBackItem')}
        </Button>
      )}
      {giving.error !== null && <Failed error={giving.error} />}
    </div>
  )
}
