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

/** `"loan","card"` → loan and card; `-` → everything, which the page shows as such. */
const wordsIn = (text: string): readonly string[] =>
  text.split(',').map((word) => word.trim().replaceAll('"', ''))

/** The rows, one for each product and kind a rule names. */
export function eligibilityRows(xml: string): readonly EligibilityRow[] {
  const table = new DOMParser().parseFromString(xml, 'application/xml')
  const names = [...columnNames(table, 'input'), ...columnNames(table, 'output')]
  return [...table.getElementsByTagNameNS('*', 'rule')].flatMap((rule) => {
    const texts = [...textsIn(rule, 'inputEntry'), ...textsIn(rule, 'outputEntry')]
    const cell = (name: string): string => texts[names.indexOf(name)] ?? ''
    const answer = {
      covered: cell('covered') === 'true',
      spouse: cell('spouse') === 'true',
      creditRecord: wordsIn(cell('creditRecord'))[0] ?? '',
      source: textsIn(rule, 'annotationEntry').join(' '),
    }
    const id = rule.getAttribute('id') ?? ''
    return wordsIn(cell('product')).flatMap((product) =>
      wordsIn(cell('kind')).map((kind) => ({ id: `${id} ${product} ${kind}`, product, kind, ...answer })),
    )
  })
}
