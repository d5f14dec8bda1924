// Who holds which role where: the tree of the organisation with its people, and everybody in one list.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { useAllPages } from '../../client/pages.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { type Node, useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { TextField } from '../../people/text-field.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { collatorOf } from '../../words/sorting.ts'
import { IntroduceForm } from './introduce-form.tsx'

type Person = Answer<'GET /api/people'>['items'][number]

export function PeoplePage() {
  const { say } = useSpeech()
  useTitle(say('people'))
  const query = useAllPages('GET /api/people', { query: { limit: 200 } })
  return (
    <div className="stack">
      <header>
        <h1>{say('people')}</h1>
        <p className="quiet">{say('peopleLead')}</p>
      </header>
      <Paged query={query} more={say('loading')}>
        {(items) => (
          <>
            <Everybody people={items} />
            <Organisation people={items} />
          </>
        )}
      </Paged>
      <IntroduceForm />
    </div>
  )
}

function Everybody({ people }: { readonly people: readonly Person[] }) {
  const { say, language } = useSpeech()
  const { chosen, put } = useAddressFilter()
  const wanted = chosen('name').trim().toLowerCase()
  const shown = people
    .filter(({ id, name }) => [id, name.zh, name.en].some((one) => one.toLowerCase().includes(wanted)))
    .toSorted((one, other) => collatorOf(language).compare(one.name[language], other.name[language]))
  return (
    <section className="card stack">
      <h2>{say('everybody')}</h2>
      <TextField
        label={say('findPerson')}
        value={chosen('name')}
        maxLength={40}
        onChange={(name) => put({ name })}
      />
      {shown.length === 0 ? <p className="empty">{say('noPersonFits')}</p> : <PeopleTable people={shown} />}
    </section>
  )
}

function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const { say, name } = useSpeech()
  const { nodeName } = useNodes()
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{say('personName')}</th>
          <th scope="col">{say('rolesHeld')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, roles }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={to.person(id)}>
                <PersonName id={id} />
              </Link>
            </th>
            <td data-label={say('rolesHeld')}>
              {roles.length === 0 && <span className="quiet">{say('noRolesHere')}</span>}
              <span>
                {roles
                  .map(({ role, node }) => say('roleAt', { role: name('role', role), node: nodeName(node) }))
                  .join(say('listSeparator'))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Organisation({ people }: { readonly people: readonly Person[] }) {
  const { say } = useSpeech()
  const { below } = useNodes()
  return (
    <section className="card">
      <h2>{say('organisationTree')}</h2>
      <ul className="tree">
        {below(undefined).map((node) => (
          <Branch key={node.id} node={node} people={people} />
        ))}
      </ul>
    </section>
  )
}

function Branch({ node, people }: { readonly node: Node; readonly people: readonly Person[] }) {
  const { language } = useSpeech()
  const { below } = useNodes()
  const holders = people.flatMap(({ roles }) => roles).filter((held) => held.node === node.id)
  const children = below(node.id)
  const name = <strong>{node.name[language]}</strong>
  return (
    <li>
      {children.length === 0 && name}
      {children.length > 0 && (
        <details open={node.kind === 'head_office' || node.kind === 'first_tier_branch'}>
          <summary>{name}</summary>
          <Holders holders={holders} />
          <ul>
            {children.map((child) => (
              <Branch key={child.id} node={child} people={people} />
            ))}
          </ul>
        </details>
      )}
      {children.length === 0 && <Holders holders={holders} />}
    </li>
  )
}

function Holders({ holders }: { readonly holders: Person['roles'] }) {
  const { name } = useSpeech()
  return holders.map(({ person, role }) => (
    <span key={`${person} ${role}`} className="holder">
      <Link to={to.person(person)}>
        <PersonName id={person} />
      </Link>
      <span className="quiet">{name('role', role)}</span>
    </span>
  ))
}
