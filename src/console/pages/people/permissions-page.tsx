// Who may do what: the one table of permissions, readable, and narrowed to one's own roles when wanted.

import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { useSession } from '../../session/session.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type Permission = Answer<'GET /api/permissions'>['items'][number]

export function PermissionsPage() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  useTitle(say('permissionTable'))
  const query = useQuery(question('GET /api/permissions', {}))
  const own = new Set<string>(useSession().person.assignments.map(({ role }) => role))
  const wanted = chosen('role')
  const fits = ({ roles }: Permission) =>
    wanted === '' || roles.some((role) => (wanted === 'mine' ? own.has(role) : role === wanted))
  return (
    <div className="stack">
      <header className="head">
        <div>
          <h1>{say('permissionTable')}</h1>
          <p className="quiet">{say('permissionLead')}</p>
        </div>
        <Choice
          label={say('roleWord')}
          value={wanted}
          onChange={(value) => choose('role', value)}
          options={[
            { value: 'mine', label: say('onlyMyRoles') },
            ...Object.keys(codeWords.role).map((value) => ({ value, label: name('role', value) })),
          ]}
        />
      </header>
      <Answered query={query}>{({ items }) => <Matrix permissions={items.filter(fits)} />}</Answered>
    </div>
  )
}

function Matrix({ permissions }: { readonly permissions: readonly Permission[] }) {
  const { say, name } = useSpeech()
  return (
    <section className="card">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('verbWord')}</th>
            <th scope="col">{say('mayByRole')}</th>
            <th scope="col">{say('heldWhere')}</th>
            <th scope="col">{say('byMachines')}</th>
            <th scope="col">{say('sensitiveVerb')}</th>
          </tr>
        </thead>
        <tbody>
          {permissions.map(({ verb, roles, scope, forMachines, isSensitive }) => (
            <tr key={verb}>
              <th scope="row">
                {name('verb', verb)} <span className="code quiet">{verb}</span>
              </th>
              <td data-label={say('mayByRole')}>
                {roles.length === Object.keys(codeWords.role).length
                  ? say('everybody')
                  : roles.map((role) => name('role', role)).join(say('listSeparator'))}
              </td>
              <td data-label={say('heldWhere')}>{name('scope', scope)}</td>
              <td data-label={say('byMachines')}>{forMachines && say('itIsSo')}</td>
              <td data-label={say('sensitiveVerb')}>{isSensitive && say('itIsSo')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
