// Where a row says its source: our files keep it in the table's annotation column, the editor shows the description.

import type { Part } from 'dmn-js/lib/Modeler'

const tablesIn = (definitions: Part): readonly Part[] =>
  (definitions.drgElement ?? []).flatMap(({ decisionLogic }) =>
    decisionLogic?.$type === 'dmn:DecisionTable' ? [decisionLogic] : [],
  )

/** Rules of tables that have an annotation column, apart from those that bring a description of their own. */
const rulesWithColumn = (definitions: Part, own: ReadonlySet<Part>): readonly Part[] =>
  tablesIn(definitions)
    .filter(({ annotation }) => (annotation ?? []).length > 0)
    .flatMap(({ rule }) => rule ?? [])
    .filter((rule) => !own.has(rule))

/** Shows the first annotation of every rule as its description; answers with the rules that had one before. */
export function showAnnotations(definitions: Part): ReadonlySet<Part> {
  const rules = tablesIn(definitions).flatMap(({ rule }) => rule ?? [])
  const own = new Set(rules.filter(({ description }) => description !== undefined))
  for (const rule of rulesWithColumn(definitions, own)) rule.description = rule.annotationEntry?.[0]?.text
  return own
}

/** Puts every description back into the annotation column while a text is written, and shows it again after. */
export function withAnnotationsInPlace<Result>(
  definitions: Part,
  own: ReadonlySet<Part>,
  write: () => Result,
): Result {
  const rules = rulesWithColumn(definitions, own).map((rule) => ({ rule, shown: rule.description }))
  for (const { rule, shown } of rules) {
    const [first, ...others] = rule.annotationEntry ?? []
    const entry = first ?? rule.$model.create('dmn:RuleAnnotation', {})
    entry.$parent = rule
    entry.text = shown ?? ''
    rule.annotationEntry = [entry, ...others]
    rule.description = undefined
  }
  const result = write()
  for (const { rule, shown } of rules) rule.description = shown
  return result
}
