// Who looked at whom: every look at a customer, by the person who looked, by what they did, by day.

import { Button } from 'antd'
import { usePages } from '../../client/pages.ts'
import { useTitle } from '../../frame/title.ts'
import { DayFilter } from '../../people/day-filter.tsx'
import { useNames } from '../../people/names.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { Empty } from '../../states/empty.tsx'
import { Failed } from '../../states/failed.tsx'
import { Loading } from '../../states/loading.tsx'
import { customerCodeWords } from '../../words/customers.ts'
import { useSpeech } from '../../words/language.tsx'
import { LookTable } from '../customers/look-table.tsx'

const rows = 50
const filters = ['person', 'act', 'firstDay', 'lastDay'] as const

export function LooksPage() {
  const { say } = useSpeech()
  useTitle(say('looksAtCustomers'))
  return (
    <div className="stack">
      <header>
        <h1>{say('looksAtCustomers')}</h1>
        <p className="quiet">{say('looksLead')}</p>
      </header>
      <section className="card stack">
        <div className="row">
          <Downloads address="/api/customer-views/file" query={useWanted()} />
        </div>
        <LookFilters />
        <Looks />
      </section>
    </div>
  )
}

/** The filters as they stand in the address. */
function useWanted() {
  const { chosen } = useAddressFilter()
  return Object.fromEntries(
    filters.flatMap((filter) => (chosen(filter) === '' ? [] : [[filter, chosen(filter)]])),
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

function Looks() {
  const { say } = useSpeech()
  const wanted = useWanted()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages(
    'GET /api/customer-views',
    { query: { ...wanted, limit: rows } },
  )
  if (error !== null) return <Failed error={error} again={refetch} />
  if (data === undefined) return <Loading />
  const looks = data.pages.flatMap(({ items }) => items)
  if (looks.length === 0) return <Empty>{say('noLookFits')}</Empty>
  return (
    <>
      <LookTable looks={looks} isOfMany />
      {hasNextPage && (
        <div>
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {say('moreLooks')}
          </Button>
        </div>
      )}
    </>
  )
}
