// Taking down what happened: kind, days, who told, the proof with the customer's consent, or the day it follows.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import { type Answer, ask, type Question } from '../../client/ask.ts'
import { dayText } from '../../figures/figures.ts'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { circumstanceCodeWords } from '../../words/circumstances.ts'
import { useSpeech } from '../../words/language.tsx'
import { type Proof, ProofBox } from './proof-box.tsx'

type Route = 'POST /api/customers/{customer}/circumstances'
type Known = Answer<'GET /api/customers/{customer}/circumstances'>
type Body = Question<Route>['body']

const kinds = ['hospitalised', 'quarantined', 'frontline', 'income_lost', 'verified_hardship'] as const
/** The document that usually proves a kind. */
const usualProof: Readonly<Record<Body['kind'], Proof['kind']>> = {
  hospitalised: 'hospital_letter',
  quarantined: 'quarantine_notice',
  frontline: 'work_certificate',
  income_lost: 'income_proof',
  verified_hardship: 'hardship_proof',
}
const dayForm = /^\d{4}-\d{2}-\d{2}$/

interface RecordFormProps {
  readonly customer: string
  readonly known: Known
  readonly close: () => void
}

interface Said {
  readonly kind: Body['kind']
  readonly firstDay: string
  readonly lastDay: string
  readonly howKnown: Body['howKnown']
  readonly followsBy: string
}

export function RecordForm({ customer, known, close }: RecordFormProps) {
  const { say } = useSpeech()
  const answers = useQueryClient()
  const [said, setSaid] = useState<Said>({
    kind: 'hospitalised',
    firstDay: '',
    lastDay: '',
    howKnown: 'customer',
    followsBy: known.bounds.documentDayMax,
  })
  const [proofs, setProofs] = useState<readonly Proof[]>([])
  const recording = useMutation({
    mutationFn: () =>
      ask('POST /api/customers/{customer}/circumstances', { path: { customer }, body: bodyOf(said, proofs) }),
    onSuccess: async () => {
      await answers.invalidateQueries({ queryKey: ['GET /api/customers/{customer}/circumstances'] })
      close()
    },
  })
  const missing = useMissing(said)
  return (
    <form
      className="stack"
      aria-label={say('recordCircumstance')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) recording.mutate()
      }}
    >
      <SaidFields said={said} known={known} change={(part) => setSaid({ ...said, ...part })} />
      <Proofs customer={customer} said={said} known={known} proofs={proofs} change={setProofs} />
      {proofs.length === 0 && (
        <DayField
          label={say('documentFollows')}
          value={said.followsBy}
          from={known.bounds.documentDayMin}
          to={known.bounds.documentDayMax}
          change={(followsBy) => setSaid({ ...said, followsBy })}
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
  return {
    kind,
    firstDay,
    howKnown,
    ...(lastDay !== '' && { lastDay }),
    ...(documents.length > 0 ? { documents } : { documentDueDay: followsBy }),
  }
}

function useMissing({ firstDay, lastDay }: Said): string | undefined {
  const { say } = useSpeech()
  if (!dayForm.test(firstDay)) return say('daysFirst')
  return lastDay === '' || dayForm.test(lastDay) ? undefined : say('lastDayWrong')
}

interface SaidFieldsProps {
  readonly said: Said
  readonly known: Known
  readonly change: (part: Partial<Said>) => void
}

function SaidFields({ said, known: { bounds }, change }: SaidFieldsProps) {
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
        change={(firstDay) => change({ firstDay })}
      />
      <DayField
        label={say('lastDayHeld')}
        value={said.lastDay}
        to={bounds.lastDayMax}
        from={said.firstDay}
        change={(lastDay) => change({ lastDay })}
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

interface DayFieldProps {
  readonly label: string
  readonly value: string
  readonly from: string
  readonly to: string
  readonly change: (day: string) => void
}

function DayField({ label, value, from, to, change }: DayFieldProps) {
  const { say, language } = useSpeech()
  const id = useId()
  const words = (day: string) => (dayForm.test(day) ? dayText(day, language) : '…')
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => change(event.target.value)}
      />
      <span id={`${id}-hint`} className="quiet">
        {say('daysAllowed', { from: words(from), to: words(to) })}
      </span>
    </span>
  )
}

interface ProofsProps {
  readonly customer: string
  readonly said: Said
  readonly known: Known
  readonly proofs: readonly Proof[]
  readonly change: (proofs: readonly Proof[]) => void
}

function Proofs({ customer, said, known, proofs, change }: ProofsProps) {
  const { say, name, language } = useSpeech()
  const [kind, setKind] = useState<Proof['kind']>()
  const [way, setWay] = useState<Proof['consentHow']>('paper')
  const [agreed, setAgreed] = useState(false)
  const kindsOfDocument = Object.keys(circumstanceCodeWords.documentKind) as readonly Proof['kind'][]
  const ways = Object.keys(circumstanceCodeWords.consentWay) as readonly Proof['consentHow'][]
  return (
    <fieldset className="stack purposes">
      <legend>{say('consentOfCustomer')}</legend>
      <p className="quiet">{known.consent[language]}</p>
      <div className="row list-fields">
        <Choice
          label={say('consentBy')}
          value={way}
          isRequired
          onChange={(value) => setWay(ways.find((one) => one === value)!)}
          options={ways.map((value) => ({ value, label: name('consentWay', value) }))}
        />
        <Choice
          label={say('kindOfDocument')}
          value={kind ?? usualProof[said.kind]}
          isRequired
          onChange={(value) => setKind(kindsOfDocument.find((one) => one === value)!)}
          options={kindsOfDocument.map((value) => ({ value, label: name('documentKind', value) }))}
        />
      </div>
      <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
        {say('consentTaken')}
      </Checkbox>
      <ProofBox
        customer={customer}
        kind={kind ?? usualProof[said.kind]}
        consent={way}
        reason={agreed ? undefined : say('consentFirst')}
        proofs={proofs}
        change={change}
      />
    </fieldset>
  )
}
