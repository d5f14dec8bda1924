// A finding on a decision table in words: where, what, and for whom.

import type { CodeGroup, Say } from '../../../words/say.ts'
import type { Column } from './columns.ts'
import type { Finding } from './use-live-check.ts'
import { groupOf } from './value-words.ts'

export interface FindingInWords {
  readonly place: string
  readonly what: string
  readonly person: string | undefined
}

interface Speaking {
  readonly say: Say
  readonly name: (group: CodeGroup, code: string) => string
  readonly columns: readonly Pick<Column, 'name' | 'label'>[]
}

const remarkCodes = ['row_never_applies', 'row_without_annotation']

/** A remark can wait a moment, a fault keeps the table from being used; both are put right before submitting. */
export const toneOf = ({ code }: Finding): 'fault' | 'remark' =>
  remarkCodes.includes(code) ? 'remark' : 'fault'

/** Rows a finding marks: those that overlap, the row that is wrong, or the rows nearest to a gap. */
export const rowsOfFinding = ({ rows = [] }: Finding): readonly number[] => rows

export function inWords(finding: Finding, { say, name, columns }: Speaking): FindingInWords {
  const separator = say('listSeparator')
  const rows = (finding.rows ?? []).join(separator)
  const label = (fact: string): string => columns.find((column) => column.name === fact)?.label ?? fact
  const column = finding.column?.replace(/^(?:input|output) (?:\d+ \((\w+)\)|(\w+))$/, '$1$2')
  const place = [
    rows === ''
      ? say('wholeTable')
      : say(finding.code === 'no_row_answers' ? 'rowsNear' : 'rowsNumbered', { rows }),
    ...(column === undefined ? [] : [label(column)]),
  ].join(' · ')
  const person = finding.person
    ?.map(({ fact, value }) => `${label(fact)} = ${name(groupOf(fact), String(value))}`)
    .join(separator)
  return {
    place,
    what: name('finding', finding.code),
    person: person === undefined ? undefined : say('examplePerson', { person }),
  }
}
