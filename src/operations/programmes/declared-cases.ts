// The first cases of a declared programme: the day before, the first day, and a person of each kind that is refused.

import { addDays, dayFromIso, isoFromDay } from '../../kernel/index.ts'
import type { Declaration } from './declare-emergency.ts'

/** Days of grace that the terms of the template give after a window. */
const graceDays = 15

interface Setting {
  readonly region: string
  readonly firstDay: string
  readonly dayBefore: string
  /** What a debt of the first day is postponed to; not known while the end is open. */
  readonly postponedTo: string | undefined
}

/** Cases in the region declared first; more are written where the terms are changed. */
export function declaredCases({ regions, declaredDay, lastDay }: Declaration): string {
  const day = dayFromIso(declaredDay)
  const setting = {
    region: regions[0]!.padEnd(6, '1'),
    firstDay: declaredDay,
    dayBefore: isoFromDay(addDays(day, -1)),
    postponedTo: lastDay === undefined ? undefined : isoFromDay(addDays(dayFromIso(lastDay), graceDays)),
  }
  return [onFirstDay(setting), onDayBefore(setting), lostIncome(setting), spouseOfRescuer(setting)].join('')
}

const loanOf = (region: string, dueDay: string): string =>
  `{ id: ln1, product: loan, owner: p1, region: "${region}", debts: [{ id: d1, dueDay: ${dueDay}, principalMinor: 100000, interestMinor: 20000, payments: [] }] }`

const hospitalised = (firstDay: string): string =>
  `{ id: p1, circumstances: [{ kind: hospitalised, firstDay: ${firstDay}, status: verified }] }`

/** An end that is declared is expected; one still open is not, so that the window can be closed on any day. */
function onFirstDay({ region, firstDay, postponedTo }: Setting): string {
  const [name, said] =
    postponedTo === undefined
      ? ['who is in hospital on the first day is covered', 'entitlement: { outcome: granted }']
      : [
          'a debt of a person in hospital that falls due on the first day is postponed',
          `deferred: [{ debt: d1, from: ${firstDay}, to: ${postponedTo} }]`,
        ]
  return `\
- name: ${name}
  case:
    asOf: ${firstDay}
    people: [${hospitalised(firstDay)}]
    accounts:
      - ${loanOf(region, firstDay)}
  answer: { accounts: [{ id: ln1, ${said} }] }
`
}

const onDayBefore = ({ region, firstDay, dayBefore }: Setting): string => `\
- name: a debt that fell due on the day before is not postponed
  case:
    asOf: ${firstDay}
    people: [${hospitalised(firstDay)}]
    accounts:
      - ${loanOf(region, dayBefore)}
  answer: { accounts: [{ id: ln1, deferred: [] }] }
`

const lostIncome = ({ region, firstDay }: Setting): string => `\
- name: who lost the income is referred to an arrangement of their own
  case:
    asOf: ${firstDay}
    people: [{ id: p1, circumstances: [{ kind: income_lost, firstDay: ${firstDay}, status: verified }] }]
    accounts: [{ id: ln1, product: loan, owner: p1, region: "${region}", debts: [] }]
  answer: { accounts: [{ id: ln1, entitlement: { outcome: refused, code: kind_not_covered } }] }
`

const spouseOfRescuer = ({ region, firstDay }: Setting): string => `\
- name: the spouse of a rescuer is not covered
  case:
    asOf: ${firstDay}
    people:
      - { id: p1, spouse: p2 }
      - { id: p2, spouse: p1, circumstances: [{ kind: frontline, firstDay: ${firstDay}, status: verified }] }
    accounts: [{ id: ln1, product: loan, owner: p1, region: "${region}", debts: [] }]
  answer: { accounts: [{ id: ln1, entitlement: { outcome: refused, code: spouse_not_covered } }] }
`
