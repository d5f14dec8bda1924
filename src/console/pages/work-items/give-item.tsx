// Giving an item to somebody else: one of the people who may do what it waits for.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { question } from '../../client/questions.ts'
import { useNames } from '../../people/names.ts'
import { useSession } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { ItemRead } from './work-items-page.tsx'

interface GiveItemProps {
  readonly item: ItemRead
  readonly isGiving: boolean
  readonly give: (to: string) => void
}

export function GiveItem({ item, isGiving, give }: GiveItemProps) {
  const { say } = useSpeech()
  const { person } = useSession()
  const query = useQuery(question('GET /api/work-items/{item}/takers', { path: { item: item.id } }))
  return (
    <Answered query={query}>
      {({ items }) => {
        const others = items.map((one) => one.person).filter((one) => one !== person.id && one !== item.owner)
        if (others.length === 0) return <p className="quiet">{say('nobodyElseMay')}</p>
        return <ToWhom people={others} isGiving={isGiving} give={give} />
      }}
    </Answered>
  )
}

interface ToWhomProps extends Omit<GiveItemProps, 'item'> {
  readonly people: readonly string[]
}

function ToWhom({ people, isGiving, give }: ToWhomProps) {
  const { say } = useSpeech()
  const { withId } = useNames()
  const [to, choose] = useState('')
  return (
    <div className="row">
      <Choice
        label={say('giveItemTo')}
        value={to}
        onChange={choose}
        isRequired
        options={[
          { value: '', label: say('giveItemChoose') },
          ...people.map((one) => ({ value: one, label: withId(one) })),
        ]}
      />
      <ReasonedButton
        type="primary"
        reason={to === '' ? say('giveItemFirst') : undefined}
        loading={isGiving}
        onClick={() => give(to)}
      >
        {say('giveItemNow')}
      </ReasonedButton>
    </div>
  )
}
