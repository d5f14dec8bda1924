// The rules of the bank, where a page needs one of their numbers; asked once and remembered.

import { useQuery } from '@tanstack/react-query'
import type { Answer } from './ask.ts'
import { question } from './questions.ts'

type Rule = Answer<'GET /api/house-rules'>['rules'][number]

/** A number of the bank by group and name; undefined until the rules are here. */
export function useHouseRule(group: string, rule: string): Rule['value'] | undefined {
  const { data } = useQuery(question('GET /api/house-rules', {}))
  return data?.rules.find((one) => one.group === group && one.rule === rule)?.value
}
