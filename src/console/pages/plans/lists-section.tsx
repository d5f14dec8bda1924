// The lists of an approved plan that other systems of the bank take as files.

import { countText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Downloads } from '../../states/downloads.tsx'
import { useSpeech } from '../../words/language.tsx'
import { figureOf, type Plan, totalOf } from './figures-of-plan.ts'
import { kindsOfList } from './kinds-of-list.ts'

export function ListsSection({ plan: { id, state, summary } }: { readonly plan: Plan }) {
  const { say, name } = useSpeech()
  const needed = useNeededRole('list.export')
  if (totalOf(figureOf('corrections'), summary) === 0) return null
  const countOf = (list: string): number =>
    summary.measures
      .filter(({ kind }) => kindsOfList[list]!.includes(kind))
      .reduce((sum, { count }) => sum + count, 0)
  const reason = needed ?? (state === 'approved' ? undefined : say('notApprovedYet'))
  return (
    <section className="card no-print">
      <h2>{say('listsForSystems')}</h2>
      <p className="quiet">{reason ?? say('listsLead')}</p>
      {reason === undefined && (
        <table className="plain cards">
          <tbody>
            {Object.keys(kindsOfList).map((list) => (
              <tr key={list}>
                <th scope="row">{name('list', list)}</th>
                <td className="quiet">
                  {say(list === 'releases' && countOf(list) > 0 ? 'releasesOfFile' : 'rowsOfFile', {
                    count: countText(countOf(list)),
                  })}
                </td>
                <td>
                  <Downloads
                    address="/api/plans/{plan}/lists/{list}"
                    path={{ plan: id, list }}
                    count={countOf(list)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
