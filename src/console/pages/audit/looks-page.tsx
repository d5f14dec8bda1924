// Who looked at whom: every look at a customer, by the person who looked, by what they did, by day.

import { usePages } from '../../client/pages.ts'
import { useTitle } from '../../frame/title.ts'
import { DayFilter } from '../../people/day-filter.tsx'
import { useNames } from '../../people/names.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { Empty } from '../../states/empty.tsx'
import { Paged } from '../../states/paged.tsx'
import { customerCodeWords } from '../../words/customers.ts'
import { useSpeech } from '../../words/language.tsx'
import { LookTable } from '../customers/look-table.tsx'

const rows = 50
const filters = ['person', 'act', 'firstDay', 'lastDay'] as const

export function LooksPage() {
  const { say } = useSpeech()
  const wanted = useAddressFilter().narrowed(filters)
  useTitle(say('looksAtCustomers'))
  const query = usePages('GET /api/customer-views', { query: { ...wanted, limit: rows } })
  return (
    <div className="stack">
      <header>
        <h1>{say('looksAtCustomers')}</h1>
        <p className="quiet">{say('looksLead')}</p>
      </header>
      <section className="card stack">
        <div className="row">
          <Downloads address="/api/customer-views/file" query={wanted} />
        </div>
        <LookFilters />
        <Paged query={query} more={say('moreLooks')}>
          {(looks) =>
            looks.length === 0 ? <Empty>{say('noLookFits')}</Empty> : <LookTable looks={looks} isOfMany />
          }
        </Paged>
      </section>
    </div>
  )
}

function LookFilters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const { everybody } = useNames()
  return (
    <div className="row no-print">
      <Choice
        label={say('looker')}
        value={chosen('person')}
        onChange={(person) => choose('person', person)}
        options={everybody.map((one) => ({ value: one.id, label: one.name }))}
      />
      <Choice
        label={say('lookAct')}
        value={chosen('act')}
        onChange={(act) => choose('act', act)}
        options={Object.keys(customerCodeWords.look).map((value) => ({ value, label: name('look', value) }))}
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
