// A plan that a later version overtook: which, why, what it changes, and the way to draft it anew.

import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useSpeech } from '../../words/language.tsx'
import { caseAt, usePlaceText } from '../programmes/places.ts'
import { Quoted } from '../programmes/quoted.tsx'
import type { Plan } from './figures-of-plan.ts'

const placesNamedMax = 3

export function OvertakenNote({ plan }: { readonly plan: Plan }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { programme, version, overtaken } = plan
  if (overtaken === undefined) return null
  const { version: newest, approver, publishedAt, reason } = overtaken
  const said = { newest, person: withId(approver), instant: instantText(publishedAt, language) }
  return (
    <Alert
      type="warning"
      showIcon
      className="overtaken"
      title={
        <>
          {say('overtakenBy', said)} <Quoted>{reason}</Quoted>
        </>
      }
      description={
        <>
          <div>{say('overtakenMeans', { version })}</div>
          <WhatChanged programme={programme} from={version} to={newest} />
          <div className="row">
            <Link to={to.comparison(programme, version, newest)}>{say('overtakenCompare')}</Link>
            <Link to={to.plans({ programme })}>{say('overtakenDraftAnew', { version: newest })}</Link>
          </div>
        </>
      }
    />
  )
}

interface WhatChangedProps {
  readonly programme: string
  readonly from: number
  readonly to: number
}

function WhatChanged({ programme, from, to: newest }: WhatChangedProps) {
  const { say } = useSpeech()
  const placeText = usePlaceText()
  const { data } = useQuery(
    question('GET /api/programmes/{programme}/comparison', {
      path: { programme },
      query: { from, to: newest },
    }),
  )
  if (data === undefined) return null
  const named = data.differences
    .slice(0, placesNamedMax)
    .map(({ place }) => caseAt(place) ?? placeText(place))
  if (named.length === 0) return <div>{say('onlyWording')}</div>
  const places = named.join(say('listSeparator'))
  return <div>{say('overtakenChanges', { count: data.differences.length, places })}</div>
}
