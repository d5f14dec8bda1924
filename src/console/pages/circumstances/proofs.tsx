// The proof of a circumstance: the customer's separate consent first, then the documents.

import { Checkbox } from 'antd'
import { useState } from 'react'
import type { Answer } from '../../client/ask.ts'
import { Choice } from '../../states/choice.tsx'
import { circumstanceCodeWords } from '../../words/circumstances.ts'
import { useSpeech } from '../../words/language.tsx'
import { type Proof, ProofBox } from './proof-box.tsx'

type Known = Answer<'GET /api/customers/{customer}/circumstances'>

/** The document that usually proves a kind. */
const usualProof: Readonly<Record<Known['items'][number]['kind'], Proof['kind']>> = {
  hospitalised: 'hospital_letter',
  quarantined: 'quarantine_notice',
  frontline: 'work_certificate',
  income_lost: 'income_proof',
  verified_hardship: 'hardship_proof',
}

interface ProofsProps {
  readonly customer: string
  /** What happened, of which there is a usual proof. */
  readonly circumstance: keyof typeof usualProof
  readonly consentText: Known['consent']
  readonly proofs: readonly Proof[]
  readonly change: (proofs: readonly Proof[]) => void
}

export function Proofs({ customer, circumstance, consentText, proofs, change }: ProofsProps) {
  const { say, name, language } = useSpeech()
  const [kind, setKind] = useState<Proof['kind']>()
  const [way, setWay] = useState<Proof['consentHow']>('paper')
  const [agreed, setAgreed] = useState(false)
  const kindsOfDocument = Object.keys(circumstanceCodeWords.documentKind) as readonly Proof['kind'][]
  const ways = Object.keys(circumstanceCodeWords.consentWay) as readonly Proof['consentHow'][]
  return (
    <fieldset className="stack purposes">
      <legend>{say('consentOfCustomer')}</legend>
      <p className="quiet">{consentText[language]}</p>
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
          value={kind ?? usualProof[circumstance]}
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
        kind={kind ?? usualProof[circumstance]}
        consent={way}
        reason={agreed ? undefined : say('consentFirst')}
        proofs={proofs}
        change={change}
      />
    </fieldset>
  )
}
