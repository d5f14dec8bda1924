// What a rule and its value are called: a number with its unit, a time of day, a service of the outlets, a channel.

import type { Answer } from '../../client/ask.ts'
import { countText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'

export type RuleRead = Answer<'GET /api/house-rules/{rule}'>
export type Change = RuleRead['history'][number]
export type Line = NonNullable<Change['content']>

/** Group and name of a rule: `deadlines.ownMistake`. */
export const partsOf = (rule: string): readonly [group: string, name: string] => {
  const [group = '', ...name] = rule.split('.')
  return [group, name.join('.')]
}

/** Names rules; a service or a channel by the name that its line gives. */
export function useRuleName(): (rule: string, line?: Line) => string {
  const { name, language } = useSpeech()
  return (rule, line) => {
    const [group, own] = partsOf(rule)
    if (group === 'services' || group === 'channels') return line?.name?.[language] ?? own
    return name(group === 'documentsKept' ? 'documentKind' : 'rule', own)
  }
}

/** Who set a value: what is stricter than its limit of law the bank has set itself, within the law. */
export function useBasisText(): (line: Pick<Line, 'value' | 'basis' | 'atMost' | 'atLeast'>) => string {
  const { say, name } = useSpeech()
  return ({ value, basis = '', atMost, atLeast }) => {
    const limit = atMost ?? atLeast
    return basis === 'law' && limit !== undefined && limit !== value
      ? say('ruleStricter')
      : name('ruleBasis', basis)
  }
}

/** Says a value in its unit. */
export function useValueText(): (value: number | string, unit: string | undefined) => string {
  const { name } = useSpeech()
  return (value, unit) => {
    if (unit === 'yes_no') return name('ruleChoice', String(value))
    if (typeof value === 'string' || unit === undefined) return String(value)
    return `${countText(value)} ${name(value === 1 ? 'ruleUnitOfOne' : 'ruleUnit', unit)}`
  }
}
