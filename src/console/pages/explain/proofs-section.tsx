// Proof to take away: each decision about the plan as a file that anybody checks without our database.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Answered } from '../../states/answered.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'

export function ProofsSection({ plan }: { readonly plan: string }) {
  const { say } = useSpeech()
  const needed = useNeededRole('evidence.prove')
  const [isOpen, open] = useState(false)
  return (
    <section className="card no-print">
      <h2>{say('verifyOffline')}</h2>
      <p className="quiet">{say('verifyOfflineLead')}</p>
      {isOpen ? (
        <Proofs plan={plan} />
      ) : (
        <p className="below">
          <ReasonedButton reason={needed} onClick={() => open(true)}>
            {say('showProofs')}
          </ReasonedButton>
        </p>
      )}
    </section>
  )
}

function Proofs({ plan }: { readonly plan: string }) {
  const { say, name, language } = useSpeech()
  const query = useQuery(question('GET /api/plans/{plan}/entries', { path: { plan } }))
  return (
    <Answered query={query}>
      {({ items, root, size }) => (
        <>
          <table className="plain cards below">
            <tbody>
              {items.map(({ index, kind, day, actor }) => (
                <tr key={index}>
                  <th scope="row">{name('entry', kind)}</th>
                  <td>{dayText(day, language)}</td>
                  <td className="code">{actor}</td>
                  <td>
                    <a
                      className="moved"
                      href={addressOf('/api/evidence/entries/{entry}/proof', { path: { entry: index } })}
                      download={`evidence-${index}.json`}
                    >
                      {say('proofOfEntry', { entry: index })}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="below">{say('checkCommand', { size })}</p>
          <pre className="code command" translate="no">
            npx reprieve evidence check evidence-{items[0]?.index ?? 0}.json --root {root}
          </pre>
        </>
      )}
    </Answered>
  )
}
