// The way to read a document: open what one took, take what waits, or say what it is read for again.

import { Button } from 'antd'
import { type Answer, ask, type Question } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { PersonName } from '../../people/person-name.tsx'
import { usePermission, useSession } from '../../session/session.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'

export type Review = NonNullable<Answer<'GET /api/circumstances/{circumstance}'>['review']>
type LaterPurpose = NonNullable<NonNullable<Question<'GET /api/documents/{document}'>['query']>['purpose']>
export type Purpose = 'review_evidence' | LaterPurpose

const laterPurposes = [
  'assess_relief',
  'handle_complaint',
  'correct_record',
] as const satisfies readonly LaterPurpose[]

interface ReadingStepProps {
  readonly review: Review | undefined
  readonly read: (purpose: Purpose) => void
}

export function ReadingStep({ review, read }: ReadingStepProps) {
  const { say } = useSpeech()
  const { person } = useSession()
  if (review === undefined) return <ReadAgain read={read} />
  const { item, owner } = review
  if (owner === undefined) return <TakeAndRead item={item} read={read} />
  if (owner === person.id)
    return (
      <div>
        <Button size="small" aria-expanded={false} onClick={() => read('review_evidence')}>
          {say('viewDocument')}
        </Button>
      </div>
    )
  return (
    <p className="quiet">
      {say('documentTakenBy')} <PersonName id={owner} />
    </p>
  )
}

function TakeAndRead({ item, read }: Pick<ReadingStepProps, 'read'> & { readonly item: number }) {
  const { say } = useSpeech()
  const { person } = useSession()
  const { granted } = usePermission('work_item.assign')
  /** Read at once: what is asked anew once it is taken replaces this step. */
  const taking = useDeciding(async () => {
    await ask('POST /api/work-items/{item}/assign', { path: { item }, query: {}, body: { owner: person.id } })
    read('review_evidence')
  })
  if (!granted) return <p className="quiet">{say('documentNotTaken')}</p>
  return (
    <div className="stack">
      <p className="row">
        <Button size="small" loading={taking.isPending} onClick={() => taking.mutate(undefined)}>
          {say('takeAndView')}
        </Button>
        <span className="quiet">{say('documentNotTaken')}</span>
      </p>
      {taking.error !== null && <Failed error={taking.error} />}
    </div>
  )
}

function ReadAgain({ read }: Pick<ReadingStepProps, 'read'>) {
  const { say, name } = useSpeech()
  return (
    <Choice
      label={say('readDocumentFor')}
      value=""
      nothing={say('readDocumentChoose')}
      options={laterPurposes.map((value) => ({ value, label: name('purpose', value) }))}
      onChange={(value) => value !== '' && read(value as LaterPurpose)}
    />
  )
}
