// A decision file as another tool might have written it: DMN 1.5, no diagram, twelve columns, hits collected.

const inputs = Array.from({ length: 8 }, (_, at) => `m${at + 1}`)
const outputs = ['a1', 'a2', 'a3']

const entry = (tag: string, id: string, text: string) => `<${tag} id="${id}"><text>${text}</text></${tag}>`

export const wideFile = 'wide.dmn'

/** Eight facts of 0 and 1, three answers, annotations; one row. */
export const wideTable = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="wide" name="wide" namespace="urn:wide">',
  '<decision id="matters" name="Matters"><decisionTable id="matters_table" hitPolicy="COLLECT">',
  ...inputs.map(
    (name) =>
      `<input id="in_${name}" label="${name}"><inputExpression id="e_${name}" typeRef="number"><text>${name}</text></inputExpression>` +
      `<inputValues id="v_${name}"><text>0,1</text></inputValues></input>`,
  ),
  ...outputs.map((name) => `<output id="out_${name}" name="${name}" label="${name}" typeRef="boolean" />`),
  '<annotation name="source" />',
  '<rule id="first">',
  ...inputs.map((name) => entry('inputEntry', `first_${name}`, '-')),
  ...outputs.map((name) => entry('outputEntry', `first_${name}`, 'true')),
  '<annotationEntry><text>第一条</text></annotationEntry>',
  '</rule></decisionTable></decision></definitions>',
].join('\n')

/** A block of 200 lines of 12 cells as WPS copies it, with Chinese commas, full-width digits and words. */
export const wideBlock = Array.from({ length: 200 }, (_, line) =>
  [
    '０，１',
    '0、1',
    '任意',
    line % 2 === 0 ? '０' : '1',
    '≥0',
    '0～1',
    '',
    '１',
    '是',
    '否',
    'ＴＲＵＥ',
    `第${line + 1}条，原文`,
  ].join('\t'),
).join('\r\n')
