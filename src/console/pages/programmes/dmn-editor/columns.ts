// The columns of a decision table as the editor speaks of them: name, label, type and the values that are allowed.

export type ColumnKind = 'input' | 'output' | 'annotation'

export interface Column {
  readonly id: string
  readonly kind: ColumnKind
  /** The fact or the answer, as the rules know it. */
  readonly name: string
  /** What stands in the head of the table. */
  readonly label: string
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

/** All columns from left to right, the annotations last. */
export function columnsOf({ input = [], output = [] }: Table, annotationLabel: string): readonly Column[] {
  return [
    ...input.map((clause) => inputColumn(clause)),
    ...output.map((clause) => outputColumn(clause)),
    {
      id: annotationId,
      kind: 'annotation',
      name: 'annotation',
      label: annotationLabel,
      type: 'text',
      values: [],
    },
  ]
}

function inputColumn({ id = '', label, inputExpression, inputValues }: Clause): Column {
  const name = inputExpression?.text?.trim() ?? ''
  const type = inputExpression?.typeRef ?? 'string'
  return { id, kind: 'input', name, label: label ?? name, type, values: valuesOf(inputValues?.text, type) }
}

function outputColumn({ id = '', name = '', label, typeRef = 'string', outputValues }: Clause): Column {
  const values = valuesOf(outputValues?.text, typeRef)
  return { id, kind: 'output', name, label: label ?? name, type: typeRef, values }
}

const valuesOf = (declared: string | undefined, type: string): readonly string[] =>
  declared === undefined && type === 'boolean' ? ['true', 'false'] : itemsIn(declared ?? '')
