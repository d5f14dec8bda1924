// What the files of a programme say place by place, as they are written, for people who compare and trace changes.

import { stringify } from 'yaml'
import { readDecisions } from '../decisions/index.ts'
import { areRefusals, isRefusal } from '../kernel/index.ts'
import { valueFromYaml } from './yaml-value.ts'

interface PolicyText {
  readonly path: string
  readonly text: string
}

type Places = Map<string, string>

/**
 * Every place of the files with its text: `windows[15].lastDay`, `terms.deferMonths`, `terms.deferMonths.source`,
 * `rows[loan_injured].covered`, `cases/loan-relief.yaml#name of the case`. A file that cannot be read says nothing,
 * and neither do files of plain text.
 */
export async function writtenPlaces(files: readonly PolicyText[]): Promise<ReadonlyMap<string, string>> {
  const places: Places = new Map()
  for (const file of files) await addPlaces(file, places)
  return places
}

async function addPlaces({ path, text }: PolicyText, places: Places): Promise<void> {
  if (path.endsWith('.dmn')) return addRows(text, places)
  if (!path.endsWith('.yaml')) return
  const read = valueFromYaml(text, path)
  if (isRefusal(read)) return
  if (path.startsWith('cases/')) addCases(path, read.value, places)
  else addValues(read.value, path.startsWith('terms/') ? 'terms' : '', places)
}

async function addRows(xml: string, places: Places): Promise<void> {
  const tables = await readDecisions(xml)
  if (areRefusals(tables)) return
  for (const { inputs, outputs, rows } of tables) {
    for (const { id, tests, answers, annotation } of rows) {
      inputs.forEach(({ name }, at) => {
        places.set(`rows[${id}].${name}`, tests[at]!)
      })
      outputs.forEach(({ name }, at) => {
        places.set(`rows[${id}].${name}`, String(answers[at]))
      })
      places.set(`rows[${id}].source`, annotation)
    }
  }
}

function addCases(path: string, value: unknown, places: Places): void {
  if (!Array.isArray(value)) return
  for (const one of value) {
    if (typeof one !== 'object' || one === null) continue
    const { name, ...said } = one as { readonly name?: unknown }
    places.set(`${path}#${String(name)}`, stringify(said, { lineWidth: 100 }).trimEnd())
  }
}

/** Mappings by key, members of lists by their id, region or text; a term's value stands at the term itself. */
function addValues(value: unknown, place: string, places: Places): void {
  if (typeof value !== 'object' || value === null) {
    places.set(place, String(value))
    return
  }
  for (const [key, member] of Object.entries(value)) {
    if (Array.isArray(value)) addValues(member, `${place}[${nameOf(member) ?? key}]`, places)
    else if (key === 'value' && place.startsWith('terms.')) addValues(member, place, places)
    else addValues(member, place === '' ? key : `${place}.${key}`, places)
  }
}

function nameOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return String(member)
  const { id, region } = member as { readonly id?: unknown; readonly region?: unknown }
  return [id, region].find((one): one is string => typeof one === 'string')
}
