// The columns of a decision table as the editor speaks of them: name, label, type and the values that are allowed.

export type ColumnKind = 'input' | 'output' | 'annotation'

export interface Column {
  readonly id: string
  readonly kind: ColumnKind
  /** The fact or the answer, as the rules know it. */
  readonly name: string
  /** Its label in the language of the page, and as it stands in the head of the table. */
  readonly label: string
  readonly written: string
  readonly type: string
  /** The declared values, without quotes; none where anything goes. */
  readonly values: readonly string[]
}

/** The part of a column that is read here. */
interface Clause {
  readonly id?: string
  readonly name?: string
  readonly label?: string
  readonly typeRef?: string
  readonly inputExpression?: { readonly text?: string; readonly typeRef?: string }
  readonly inputValues?: { readonly text?: string }
  readonly outputValues?: { readonly text?: string }
}

interface Table {
  readonly input?: readonly Clause[]
  readonly output?: readonly Clause[]
}

/** Splits `"loan","a, b",3` at the commas outside quotes, and takes the quotes off. */
export function itemsIn(list: string): readonly string[] {
  const items = list.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
  return items.map((item) => item.trim().replace(/^"(.*)"$/s, '$1')).filter((item) => item !== '')
}

export const annotationId = 'annotations'

interface Labelling {
  /** The label of the annotations. */
  readonly source: string
  readonly language: 'zh' | 'en'
}

/** All columns from left to right, the annotations last. */
export function columnsOf(
  { input = [], output = [] }: Table,
  { source, language }: Labelling,
): readonly Column[] {
  const annotation = { id: annotationId, kind: 'annotation', name: 'annotation', type: 'text' } as const
  return [
    ...input.map((clause) => inputColumn(clause, language)),
    ...output.map((clause) => outputColumn(clause, language)),
    { ...annotation, label: source, written: source, values: [] },
  ]
}

function inputColumn(
  { id = '', label, inputExpression, inputValues }: Clause,
  language: 'zh' | 'en',
): Column {
  const name = inputExpression?.text?.trim() ?? ''
  const type = inputExpression?.typeRef ?? 'string'
  const values = valuesOf(inputValues?.text, type)
  return { id, kind: 'input', name, type, values, ...labelsOf(label ?? name, language) }
}

function outputColumn(
  { id = '', name = '', label, typeRef, outputValues }: Clause,
  language: 'zh' | 'en',
): Column {
  const type = typeRef ?? 'string'
  const values = valuesOf(outputValues?.text, type)
  return { id, kind: 'output', name, type, values, ...labelsOf(label ?? name, language) }
}

const valuesOf = (declared: string | undefined, type: string): readonly string[] =>
  declared === undefined && type === 'boolean' ? ['true', 'false'] : itemsIn(declared ?? '')

const han = /\p{Script=Han}/u

/** Of a label in two languages, such as `产品 product`, the words of one; the whole label where it has only one. */
function labelsOf(
  written: string,
  language: 'zh' | 'en',
): { readonly label: string; readonly written: string } {
  const words = written.split(' ').filter((word) => han.test(word) === (language === 'zh'))
  return { label: words.length === 0 ? written : words.join(' '), written }
}
