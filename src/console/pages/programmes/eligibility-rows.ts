// The rows of the decision table, read for the eye: who is covered under which product, and where that is written.

export interface EligibilityRow {
  readonly id: string
  readonly product: string
  readonly kind: string
  readonly covered: boolean
  readonly spouse: boolean
  readonly creditRecord: string
  readonly source: string
}

const textsIn = (element: Element, tag: string): readonly string[] =>
  [...element.getElementsByTagNameNS('*', tag)].map(({ textContent }) => textContent.trim())

const columnNames = (table: Document, tag: string): readonly string[] =>
  [...table.getElementsByTagNameNS('*', tag)].map((column) =>
    tag === 'output' ? (column.getAttribute('name') ?? '') : (textsIn(column, 'inputExpression')[0] ?? ''),
  )

/** `"loan","card"` → loan and card. */
const wordsIn = (text: string): readonly string[] =>
  text.split(',').map((word) => word.trim().replaceAll('"', ''))

/** The values that each column may hold, by what it asks for. */
const declaredValues = (table: Document): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...table.getElementsByTagNameNS('*', 'input')].map((column) => [
      textsIn(column, 'inputExpression')[0] ?? '',
      wordsIn(textsIn(column, 'inputValues')[0] ?? ''),
    ]),
  )

/** The values a cell stands for: those it names, everything for `-`, everything else for `not("loan")`. */
function valuesOf(cell: string, declared: readonly string[]): readonly string[] {
  if (cell === '-' || cell === '') return declared
  const but = /^not\s*\((.*)\)$/s.exec(cell)?.[1]
  return but === undefined ? wordsIn(cell) : declared.filter((value) => !wordsIn(but).includes(value))
}

/** A rule as the table numbers it. */
export interface NumberedRow extends Omit<EligibilityRow, 'product' | 'kind'> {
  /** From 1. */
  readonly number: number
  readonly products: readonly string[]
  readonly kinds: readonly string[]
}

/** The rules in the order of the table. */
export function numberedRows(xml: string): readonly NumberedRow[] {
  const table = new DOMParser().parseFromString(xml, 'application/xml')
  const names = [...columnNames(table, 'input'), ...columnNames(table, 'output')]
  const declared = declaredValues(table)
  return [...table.getElementsByTagNameNS('*', 'rule')].map((rule, at) => {
    const texts = [...textsIn(rule, 'inputEntry'), ...textsIn(rule, 'outputEntry')]
    const cell = (name: string): string => texts[names.indexOf(name)] ?? ''
    const values = (name: string) => valuesOf(cell(name), declared.get(name) ?? [])
    return {
      number: at + 1,
      id: rule.getAttribute('id') ?? '',
      products: values('product'),
      kinds: values('kind'),
      covered: cell('covered') === 'true',
      spouse: cell('spouse') === 'true',
      creditRecord: wordsIn(cell('creditRecord'))[0] ?? '',
      source: textsIn(rule, 'annotationEntry').join(' '),
    }
  })
}

/** The rows, one for each product and kind a rule answers for. */
export const eligibilityRows = (xml: string): readonly EligibilityRow[] =>
  numberedRows(xml).flatMap(({ id, products, kinds, number: _, ...answer }) =>
    products.flatMap((product) =>
      kinds.map((kind) => ({ id: `${id} ${product} ${kind}`, product, kind, ...answer })),
    ),
  )
