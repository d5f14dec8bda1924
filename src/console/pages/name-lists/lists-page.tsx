// The name lists: who sent them, how far each is, and what became of its lines.

import { Link } from 'react-router'
import { addressOf } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { countText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Empty } from '../../states/empty.tsx'
import { Paged } from '../../states/paged.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { linesOf, type NameList, OutcomeBar } from './outcome-bar.tsx'

const states = ['waiting', 'approved', 'sent_back'] as const
const pageRows = 50

export function ListsPage() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  useTitle(say('nameLists'))
  return (
    <div className="stack">
      <header className="head">
        <div>
          <h1>{say('nameLists')}</h1>
          <p className="quiet">{say('nameListsLead')}</p>
        </div>
        <Choice
          label={say('state')}
          value={chosen('state')}
          onChange={(value) => choose('state', value)}
          options={states.map((value) => ({ value, label: name('listState', value) }))}
        />
      </header>
      <Beginning />
      <Lists />
    </div>
  )
}

/** Where importing begins, for those who may. */
function Beginning() {
  const { say } = useSpeech()
  const needed = useNeededRole('name_list.import')
  if (needed !== undefined) return <ReasonedButton reason={needed}>{say('importList')}</ReasonedButton>
  return (
    <p className="row">
      <Link className="ant-btn ant-btn-primary button-link" to={to.importList()}>
        {say('importList')}
      </Link>
      <a href={addressOf('/api/name-list-template', {})} download>
        {say('downloadTemplate')}
      </a>
    </p>
  )
}

function Lists() {
  const { say } = useSpeech()
  const { chosen } = useAddressFilter()
  const state = states.find((one) => one === chosen('state'))
  const query = { limit: pageRows, ...(state && { state }) }
  const pages = usePages('GET /api/name-lists', { query })
  return (
    <Paged query={pages} more={say('showMore', { count: pageRows })}>
      {(lists) =>
        lists.length === 0 ? (
          <Empty>
            {state === undefined ? (
              <>
                {say('noLists')}
                <br />
                {say('noListsHint')}
              </>
            ) : (
              say('noListFits')
            )}
          </Empty>
        ) : (
          <section className="card">
            <ListTable lists={lists} />
          </section>
        )
      }
    </Paged>
  )
}

const stateTones: Readonly<Record<string, string>> = { waiting: 'warn', approved: 'good', sent_back: 'bad' }

export function ListState({ state }: Pick<NameList, 'state'>) {
  const { name } = useSpeech()
  return <span className={`badge ${stateTones[state]}`}>{name('listState', state)}</span>
}

function ListTable({ lists }: { readonly lists: readonly NameList[] }) {
  const { say, name, language } = useSpeech()
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{say('institution')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('linesByOutcome')}</th>
          <th scope="col" className="number">
            {say('linesInAll')}
          </th>
          <th scope="col">{say('importedBy')}</th>
          <th scope="col">{say('importedAt')}</th>
        </tr>
      </thead>
      <tbody>
        {lists.map(({ id, institution, sender, state, counts, importedBy, importedAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={to.nameList(id)} translate="no">
                {institution}
              </Link>{' '}
              <span className="quiet">{name('listSender', sender)}</span>
            </th>
            <td>
              <ListState state={state} />
            </td>
            <td data-label={say('linesByOutcome')}>
              <OutcomeBar counts={counts} />
            </td>
            <td data-label={say('linesInAll')} className="number">
              {countText(linesOf(counts))}
            </td>
            <td data-label={say('importedBy')}>
              <PersonName id={importedBy} />
            </td>
            <td data-label={say('importedAt')}>{instantText(importedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
