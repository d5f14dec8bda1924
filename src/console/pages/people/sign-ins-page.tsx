// Who came and went, and who was refused at the door, for auditors.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { useNames } from '../../people/names.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

export function SignInsPage() {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  const { chosen, choose } = useAddressFilter()
  useTitle(say('signIns'))
  const query = useQuery(question('GET /api/sign-in-events', {}))
  const wanted = chosen('outcome')
  return (
    <div className="stack">
      <header className="head">
        <div>
          <h1>{say('signIns')}</h1>
          <p className="quiet">{say('signInsLead')}</p>
        </div>
        <Choice
          label={say('outcomeOfSignIn')}
          value={wanted}
          onChange={(value) => choose('outcome', value)}
          options={Object.keys(codeWords.signIn).map((value) => ({ value, label: name('signIn', value) }))}
        />
      </header>
      <Answered query={query}>
        {({ items }) => {
          const shown = items
            .map((event, at) => ({ ...event, key: items.length - at }))
            .filter(({ outcome }) => wanted === '' || outcome === wanted)
          if (shown.length === 0) return <p className="empty">{say('noSignIns')}</p>
          return (
            <section className="card">
              <table className="plain cards long">
                <thead>
                  <tr>
                    <th scope="col">{say('happenedAt')}</th>
                    <th scope="col">{say('outcomeOfSignIn')}</th>
                    <th scope="col">{say('signInPerson')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ key, at, outcome, person, subject, code, byPerson }) => (
                    <tr key={key}>
                      <th scope="row">{instantText(at, language)}</th>
                      <td data-label={say('outcomeOfSignIn')}>
                        {name('signIn', outcome)} {code !== undefined && <span className="code">{code}</span>}
                        {byPerson !== undefined && ` ${say('signedOutBy', { person: withId(byPerson) })}`}
                      </td>
                      <td data-label={say('signInPerson')}>
                        {person === undefined ? (
                          <span className="code">{subject}</span>
                        ) : (
                          <PersonName id={person} />
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )
        }}
      </Answered>
    </div>
  )
}
