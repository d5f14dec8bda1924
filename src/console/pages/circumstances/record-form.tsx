// Taking down what happened: kind, days, who told, the proof with the customer's consent, or the day it follows.

import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Answer, ask, type Question } from '../../client/ask.ts'
import { dayFrom, nearestDay } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useTell } from '../../states/telling.tsx'
import { circumstanceCodeWords } from '../../words/circumstances.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Proof } from './proof-box.tsx'
import { Proofs } from './proofs.tsx'
import { useAskAnew } from './use-step.ts'

type Route = 'POST /api/customers/{customer}/circumstances'
type Known = Answer<'GET /api/customers/{customer}/circumstances'>
type Body = Question<Route>['body']

const kinds = ['hospitalised', 'quarantined', 'frontline', 'income_lost', 'verified_hardship'] as const

interface RecordFormProps {
  readonly customer: string
  readonly known: Known
  /** The circumstance that is prolonged, and the first day it goes on. */
  readonly prolonged?: { readonly id: string; readonly kind: Body['kind']; readonly firstDay: string }
  readonly close: () => void
}

interface Said {
  readonly kind: Body['kind']
  readonly firstDay: string
  readonly lastDay: string
  readonly howKnown: Body['howKnown']
  readonly followsBy: string
}

export function RecordForm({ customer, known, prolonged, close }: RecordFormProps) {
  const { say } = useSpeech()
  const askAnew = useAskAnew()
  const tell = useTell()
  const [said, setSaid] = useState<Said>({
    kind: prolonged?.kind ?? 'hospitalised',
    firstDay: prolonged?.firstDay ?? '',
    lastDay: '',
    howKnown: 'customer',
    followsBy: known.bounds.documentDayMax,
  })
  const [proofs, setProofs] = useState<readonly Proof[]>([])
  const recording = useMutation({
    mutationFn: () => {
      const continued = prolonged === undefined ? {} : { continues: prolonged.id }
      const body = { ...bodyOf(said, proofs), ...continued }
      return ask('POST /api/customers/{customer}/circumstances', { path: { customer }, body })
    },
    onSuccess: async () => {
      await askAnew()
      close()
      tell(say('circumstanceKept'))
    },
  })
  const missing = useMissing(said, known, proofs.length > 0)
  return (
    <form
      className="stack"
      aria-label={say(prolonged === undefined ? 'recordCircumstance' : 'prolongIt')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) recording.mutate()
      }}
    >
      <SaidFields
        said={said}
        known={known}
        kinds={prolonged === undefined ? kinds : [prolonged.kind]}
        change={(part) => setSaid({ ...said, ...part })}
      />
      {said.howKnown === 'relative' && <p>{say('proxyNeedsProof')}</p>}
      <Proofs
        customer={customer}
        circumstance={said.kind}
        consentText={known.consent}
        proofs={proofs}
        change={setProofs}
      />
      {proofs.length === 0 && (
        <DayField
          label={say('documentFollows')}
          value={said.followsBy}
          from={known.bounds.documentDayMin}
          to={known.bounds.documentDayMax}
          onChange={(followsBy) => setSaid({ ...said, followsBy })}
        />
      )}
      <div className="row">
        <ReasonedButton htmlType="submit" type="primary" reason={missing} loading={recording.isPending}>
          {say('keepCircumstance')}
        </ReasonedButton>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {recording.error !== null && <Failed error={recording.error} />}
    </form>
  )
}

function bodyOf({ kind, firstDay, lastDay, howKnown, followsBy }: Said, proofs: readonly Proof[]): Body {
  const documents = proofs.map(({ id }) => id)
  const until = dayFrom(lastDay)
  return {
    kind,
    firstDay: dayFrom(firstDay) ?? '',
    howKnown,
    ...(until !== undefined && { lastDay: until }),
    ...(documents.length > 0 ? { documents } : { documentDueDay: dayFrom(followsBy) ?? '' }),
  }
}

/** What must be put right first: a day that is missing, or one that is not taken. */
function useMissing(said: Said, { bounds }: Known, isProved: boolean): string | undefined {
  const { say } = useSpeech()
  const first = dayFrom(said.firstDay)
  const last = dayFrom(said.lastDay)
  const follows = dayFrom(said.followsBy)
  if (first === undefined) return say('daysFirst')
  if (last === undefined && said.lastDay.trim() !== '') return say('lastDayWrong')
  if (follows === undefined && !isProved) return say('daysFirst')
  const isTaken =
    nearestDay(first, bounds.firstDayMin, bounds.firstDayMax) === first &&
    (last === undefined || nearestDay(last, first, bounds.lastDayMax) === last) &&
    (isProved || nearestDay(follows!, bounds.documentDayMin, bounds.documentDayMax) === follows)
  return isTaken ? undefined : say('dayNotTaken')
}

interface SaidFieldsProps {
  readonly said: Said
  readonly known: Known
  readonly kinds: readonly Body['kind'][]
  readonly change: (part: Partial<Said>) => void
}

function SaidFields({ said, known: { bounds }, kinds, change }: SaidFieldsProps) {
  const { say, name } = useSpeech()
  const hows = Object.keys(circumstanceCodeWords.howKnown) as readonly Body['howKnown'][]
  return (
    <div className="row list-fields">
      <Choice
        label={say('whatHappened')}
        value={said.kind}
        isRequired
        onChange={(kind) => change({ kind: kinds.find((one) => one === kind)! })}
        options={kinds.map((value) => ({ value, label: name('circumstance', value) }))}
      />
      <DayField
        label={say('firstDayHeld')}
        value={said.firstDay}
        from={bounds.firstDayMin}
        to={bounds.firstDayMax}
        onChange={(firstDay) => change({ firstDay })}
      />
      <DayField
        label={say('lastDayHeld')}
        value={said.lastDay}
        to={bounds.lastDayMax}
        from={dayFrom(said.firstDay)}
        onChange={(lastDay) => change({ lastDay })}
      />
      <Choice
        label={say('howBankKnows')}
        value={said.howKnown}
        isRequired
        onChange={(how) => change({ howKnown: hows.find((one) => one === how)! })}
        options={hows.map((value) => ({ value, label: name('howKnown', value) }))}
      />
    </div>
  )
}
