// Whose item it is: taken by oneself, given to somebody else who may do what it waits for, or put back for everybody.

import { Button } from 'antd'
import { useId, useState } from 'react'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { PersonName } from '../../people/person-name.tsx'
import { usePermission, useSession } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { GiveItem } from './give-item.tsx'
import type { ItemRead } from './work-items-page.tsx'

export function ItemOwner({ item }: { readonly item: ItemRead }) {
  const { say } = useSpeech()
  const { owner, state } = item
  return (
    <div className="stack below">
      <div className="row">
        <span>
          {say('ownerOfItem')} {owner === undefined ? say('nobodyYet') : <PersonName id={owner} />}
        </span>
      </div>
      {state === 'open' && <Giving item={item} />}
    </div>
  )
}

function Giving({ item }: { readonly item: ItemRead }) {
  const { say } = useSpeech()
  const { person } = useSession()
  const [isOpen, open] = useState(false)
  const saidAt = useId()
  const reason = useTakingReason(item)
  const giving = useDeciding((owner: string) =>
    ask('POST /api/work-items/{item}/assign', {
      path: { item: item.id },
      body: owner === '' ? {} : { owner },
      ifMatch: item.etag,
    }),
  )
  /** Only the button that was pressed turns. */
  const isGiving = (to: string) => giving.isPending && giving.variables === to
  const isOwn = item.owner === person.id
  const next = isOwn ? '' : person.id
  return (
    <>
      <div className="row">
        <ReasonedButton
          reason={reason}
          saidAt={saidAt}
          loading={isGiving(next)}
          onClick={() => giving.mutate(next)}
        >
          {say(isOwn ? 'putBackItem' : 'takeItem')}
        </ReasonedButton>
        {!isOpen && (
          <ReasonedButton reason={reason} saidAt={saidAt} onClick={() => open(true)}>
            {say('giveItem')}
          </ReasonedButton>
        )}
        {isOpen && <Button onClick={() => open(false)}>{say('cancel')}</Button>}
      </div>
      {reason !== undefined && (
        <p id={saidAt} className="reason">
          {reason}
        </p>
      )}
      {isOpen && reason === undefined && (
        <GiveItem
          item={item}
          isGiving={giving.isPending}
          give={(to) => giving.mutate(to, { onSuccess: () => open(false) })}
        />
      )}
      {giving.error !== null && <Failed error={giving.error} />}
    </>
  )
}

/** Why the item is not for the person who has signed in; undefined where it is. */
function useTakingReason({ id, owner, state, etag, forRoles }: ItemRead): string | undefined {
  const { say, name } = useSpeech()
  const { person } = useSession()
  const { granted } = usePermission('work_item.assign')
  const asked = { path: { item: id }, body: { owner: person.id }, ifMatch: etag }
  const refusal = useRefusal('POST /api/work-items/{item}/assign', asked, `${state} ${owner}`)
  if (granted) return refusal
  return say('needsRole', { roles: forRoles.map((role) => name('role', role)).join(say('listSeparator')) })
}
