// Who came and went, and who was refused at the door, for auditors: by person, outcome and day, as a page or a file.

import type { Answer } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { DayFilter } from '../../people/day-filter.tsx'
import { useNames } from '../../people/names.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { Empty } from '../../states/empty.tsx'
import { Paged } from '../../states/paged.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type Event = Answer<'GET /api/sign-in-events'>['items'][number]

const rows = 100
const filters = ['outcome', 'person', 'firstDay', 'lastDay'] as const

export function SignInsPage() {
  const { say } = useSpeech()
  const wanted = useAddressFilter().narrowed(filters)
  useTitle(say('signIns'))
  const query = usePages('GET /api/sign-in-events', { query: { ...wanted, limit: rows } })
  return (
    <div className="stack">
      <header>
        <h1>{say('signIns')}</h1>
        <p className="quiet">{say('signInsLead')}</p>
      </header>
      <section className="card stack">
        <div className="row">
          <Downloads address="/api/sign-in-events/file" query={wanted} />
        </div>
        <SignInFilters />
        <Paged query={query}>
          {(events) =>
            events.length === 0 ? <Empty>{say('noSignIns')}</Empty> : <SignInTable events={events} />
          }
        </Paged>
      </section>
    </div>
  )
}

function SignInFilters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const { everybody } = useNames()
  return (
    <div className="row no-print">
      <Choice
        label={say('outcomeOfSignIn')}
        value={chosen('outcome')}
        onChange={(value) => choose('outcome', value)}
        options={Object.keys(codeWords.signIn).map((value) => ({ value, label: name('signIn', value) }))}
      />
      <Choice
        label={say('signInPerson')}
        value={chosen('person')}
        onChange={(person) => choose('person', person)}
        options={everybody.map((one) => ({ value: one.id, label: one.name }))}
      />
      <DayFilter
        label={say('firstDayShown')}
        value={chosen('firstDay')}
        onChange={(day) => choose('firstDay', day)}
      />
      <DayFilter
        label={say('lastDayShown')}
        value={chosen('lastDay')}
        onChange={(day) => choose('lastDay', day)}
      />
    </div>
  )
}

function SignInTable({ events }: { readonly events: readonly Event[] }) {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  return (
    <table className="plain cards long">
      <thead>
        <tr>
          <th scope="col">{say('happenedAt')}</th>
          <th scope="col">{say('outcomeOfSignIn')}</th>
          <th scope="col">{say('signInPerson')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ id, at, outcome, person, subject, code, byPerson }) => (
          <tr key={id}>
            <th scope="row">{instantText(at, language)}</th>
            <td data-label={say('outcomeOfSignIn')}>
              {name('signIn', outcome)} {code !== undefined && <span className="code">{code}</span>}
              {byPerson !== undefined && ` ${say('signedOutBy', { person: withId(byPerson) })}`}
            </td>
            <td data-label={say('signInPerson')}>
              {person === undefined ? <span className="code">{subject}</span> : <PersonName id={person} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
