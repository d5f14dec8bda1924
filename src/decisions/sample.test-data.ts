// A small decision file for tests, written from its parts so that a test can spoil exactly one of them.

export interface SampleRow {
  readonly tests: readonly string[]
  readonly answer: string
  readonly annotation?: string
}

export interface Sample {
  readonly hitPolicy?: string
  readonly inputs?: readonly { readonly name: string; readonly type: string; readonly values?: string }[]
  readonly output?: { readonly name: string; readonly type: string; readonly values?: string }
  readonly rows?: readonly SampleRow[]
  readonly model?: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A well-formed table of two inputs, unless a part is given. */
export function sampleDmn(sample: Sample = {}): string {
  const inputs = sample.inputs ?? [
    { name: 'product', type: 'string', values: '"loan","card"' },
    { name: 'months', type: 'number', values: '1,2,3' },
  ]
  const output = sample.output ?? { name: 'covered', type: 'boolean' }
  const rows = sample.rows ?? [
    { tests: ['"loan"', '-'], answer: 'true', annotation: 'article 1' },
    { tests: ['"card"', '[1..3]'], answer: 'false', annotation: 'article 2' },
  ]
  return [
    `<definitions xmlns="https://www.omg.org/spec/DMN/${sample.model ?? '20191111'}/MODEL/" id="d" name="d" namespace="n">`,
    `<decision id="who" name="Who"><decisionTable id="t" hitPolicy="${sample.hitPolicy ?? 'UNIQUE'}">`,
    ...inputs.map(inputXml),
    `<output id="o" name="${output.name}" typeRef="${output.type}">${valuesXml('outputValues', output.values)}</output>`,
    ...rows.map(rowXml),
    '</decisionTable></decision></definitions>',
  ].join('\n')
}

const inputXml = (
  input: { readonly name: string; readonly type: string; readonly values?: string },
  at: number,
) =>
  `<input id="i${at}"><inputExpression id="e${at}" typeRef="${input.type}"><text>${escaped(input.name)}</text>` +
  `</inputExpression>${valuesXml('inputValues', input.values)}</input>`

const valuesXml = (tag: string, values: string | undefined): string =>
  values === undefined ? '' : `<${tag}><text>${escaped(values)}</text></${tag}>`

const rowXml = ({ tests, answer, annotation }: SampleRow, at: number): string =>
  [
    `<rule id="r${at}">`,
    ...tests.map(
      (text, column) => `<inputEntry id="r${at}i${column}"><text>${escaped(text)}</text></inputEntry>`,
    ),
    `<outputEntry id="r${at}o"><text>${escaped(answer)}</text></outputEntry>`,
    annotation === undefined ? '' : `<annotationEntry><text>${escaped(annotation)}</text></annotationEntry>`,
    '</rule>',
  ].join('')
