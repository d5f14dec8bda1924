// What somebody who typed a few characters may mean: a page, a plan, an account, a customer, a work item or a person.

import { customerNumberFrom } from '../pages/customers/mark.ts'
import { to } from '../paths.ts'
import { destinations } from './destinations.ts'

/** Where a text may lead; `mark` is a number of a customer's, which never enters an address. */
export type Goal =
  | { readonly kind: 'page'; readonly word: (typeof destinations)[number]['word']; readonly path: string }
  | { readonly kind: 'plan' | 'customer'; readonly id: string; readonly path: string }
  | { readonly kind: 'account' | 'mark'; readonly id: string }

const planForm = /^plan_[0-9a-f]{6,}$/i
const accountForm = /^A\d{10}$/i
/** Identity numbers, cards and phones: 11 to 19 digits, the last perhaps an X. */
const markForm = /^\d{10,18}[\dX]$/i

/** The goals of a text, the exact ones first; every page without one. */
export function goalsOf(
  typed: string,
  wordOf: (page: Extract<Goal, { readonly kind: 'page' }>) => string,
): readonly Goal[] {
  const text = typed.trim()
  const number = text.replace(/[\s-]/g, '')
  const pages = destinations
    .flatMap(({ below, ...group }) => [group, ...below])
    .map(({ word, path }) => ({ kind: 'page' as const, word, path }))
  const named = pages.filter((page) => wordOf(page).toLowerCase().includes(text.toLowerCase()))
  if (planForm.test(text))
    return [{ kind: 'plan', id: text.toLowerCase(), path: to.plan(text.toLowerCase()) }]
  if (accountForm.test(text)) return [{ kind: 'account', id: text.toUpperCase() }]
  const customer = customerNumberFrom(text)
  if (customer !== undefined) return [{ kind: 'customer', id: customer, path: to.customer(customer) }]
  return markForm.test(number) ? [{ kind: 'mark', id: number }] : named
}
