// Tokens of machines: what for, what they may do, until when; issued here, shown once, revoked.

import { type Answer, ask, lastAnsweredAt } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { usePages } from '../../client/pages.ts'
import { dayInShanghai, dayText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { ConfirmedStep } from '../../states/confirmed-step.tsx'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { IssueToken } from './issue-token.tsx'

type Token = Answer<'GET /api/tokens'>['items'][number]

export function TokensPage() {
  const { say } = useSpeech()
  useTitle(say('tokens'))
  const query = usePages('GET /api/tokens', {})
  return (
    <div className="stack">
      <header>
        <h1>{say('tokens')}</h1>
        <p className="quiet">{say('tokensLead')}</p>
      </header>
      <Paged query={query}>
        {(items) =>
          items.length === 0 ? <p className="empty">{say('noTokens')}</p> : <TokenTable tokens={items} />
        }
      </Paged>
      <IssueToken latest={query.data?.pages[0]?.latestLastDay} />
    </div>
  )
}

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  const { say, name, language } = useSpeech()
  const { nodeName } = useNodes()
  return (
    <section className="card">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('tokenPurpose')}</th>
            <th scope="col">{say('tokenVerbs')}</th>
            <th scope="col">{say('nodeWord')}</th>
            <th scope="col">{say('tokenIssuer')}</th>
            <th scope="col">{say('tokenEnds')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row" translate="no">
                {token.purpose}
              </th>
              <td data-label={say('tokenVerbs')}>
                {token.verbs.map((verb) => name('verb', verb)).join(say('listSeparator'))}
              </td>
              <td data-label={say('nodeWord')}>{nodeName(token.node)}</td>
              <td data-label={say('tokenIssuer')}>
                <PersonName id={token.issuedBy} />
              </td>
              <td data-label={say('tokenEnds')}>{dayText(dayInShanghai(token.expiresAt), language)}</td>
              <td>
                <Revoke token={token} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Revoke({ token: { id, purpose, revokedAt, expiresAt } }: { readonly token: Token }) {
  const { say, language } = useSpeech()
  const revoking = useDeciding(() => ask('POST /api/tokens/{token}/revoke', { path: { token: id } }))
  if (revokedAt !== undefined)
    return (
      <span className="badge">
        {say('tokenRevoked', { day: dayText(dayInShanghai(revokedAt), language) })}
      </span>
    )
  if (Date.parse(expiresAt) <= Date.parse(lastAnsweredAt()))
    return <span className="badge">{say('tokenOver')}</span>
  return (
    <ConfirmedStep
      act={say('revokeToken')}
      called={say('revokeTokenOf', { purpose })}
      does={say('revokeDoes')}
      reason={undefined}
      isSmall
      taking={revoking}
      take={(done) => revoking.mutate(undefined, { onSuccess: done })}
    />
  )
}
