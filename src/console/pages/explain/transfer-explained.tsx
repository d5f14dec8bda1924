// Why the fee of a transfer is corrected: a transfer is no account, so the corrections themselves and the rule tell it.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { yuanText } from '../../figures/figures.ts'
import { Answered } from '../../states/answered.tsx'
import { Missing } from '../../states/only-what-is.tsx'
import { useSpeech } from '../../words/language.tsx'
import { InWordsOf } from '../programmes/in-words.tsx'

interface TransferExplainedProps {
  readonly plan: string
  readonly transfer: string
}

export function TransferExplained(props: TransferExplainedProps) {
  const { plan } = props
  const { data } = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  return (
    <InWordsOf programme={data?.programme} version={data?.version}>
      <Explained {...props} />
    </InWordsOf>
  )
}

function Explained({ plan, transfer }: TransferExplainedProps) {
  const { say, name } = useSpeech()
  const freePurposes = ['donation', 'epidemic_funds']
    .map((purpose) => name('transferPurpose', purpose))
    .join(say('listSeparator'))
  const asked = { path: { plan }, query: { account: transfer, limit: 100 } }
  const query = useQuery(question('GET /api/plans/{plan}/corrections', asked))
  return (
    <Answered query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Missing code="unknown_account" />
        ) : (
          <section className="card sentences">
            <h2>{say('isTransfer')}</h2>
            <p>{say('transferRule', { purposes: freePurposes })}</p>
            {items.map(({ id, kind, target = '', amountMinor = 0, system }) => (
              <p key={id}>
                {say('transferFee', {
                  correction: name('correction', kind),
                  charge: target,
                  amount: yuanText(amountMinor),
                  system: name('system', system),
                })}
              </p>
            ))}
          </section>
        )
      }
    </Answered>
  )
}
