// A line of a list as it is kept: who it names masked, whom it was found to be, what is wrong with it.

import { maskedName, maskedNumber } from '../../customers/index.ts'
import { isoFromDay } from '../../kernel/index.ts'
import type { ListedPerson, MatchedLine } from '../../lists/index.ts'
import type { NewListLine } from '../../store/index.ts'

/** The line without anything that would tell a stranger who it is. */
export function keptLine(matched: MatchedLine, personHash: string | undefined): NewListLine {
  const { line, outcome, mistakes, person, customer, earlier } = matched
  return {
    line,
    outcome,
    mistakes,
    region: customer?.region ?? '',
    ...(person !== undefined && personOf(person)),
    ...(personHash !== undefined && { personHash }),
    ...(customer !== undefined && { customer: customer.customer }),
    ...(earlier !== undefined && { earlierLine: earlier.line }),
    ...(earlier?.list !== undefined && { earlierList: earlier.list }),
  }
}

const personOf = ({ name, idNumber, category, firstDay, lastDay }: ListedPerson) => ({
  nameMasked: maskedName(name),
  idMasked: maskedNumber(idNumber),
  category,
  firstDay: isoFromDay(firstDay),
  ...(lastDay !== undefined && { lastDay: isoFromDay(lastDay) }),
})
