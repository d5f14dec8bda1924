// Cases that are to expect what the programme answers now, once a person has looked and says that this is what is meant.

import { isMap, isNode, isSeq, parseDocument, stringify } from 'yaml'
import { areRefusals, isRefusal } from '../kernel/index.ts'
import { casesOf, findDifference, type ProgrammeCase, type RunCase } from './cases.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { readProgramme } from './load.ts'
import type { ProgrammePack } from './pack.ts'
import { isMapping, type Plain } from './yaml-value.ts'

type Files = ProgrammePack['files']

/** A case by its file and name. */
export interface CaseName {
  readonly file: string
  readonly name: string
}

/**
 * The case files that read otherwise once the named cases expect what the programme answers now; nothing else of them
 * changes. What a case did not speak of it still does not speak of; what is not answered any more is expected to be
 * absent. A case that cannot be run, or answers for another number of accounts, stays. Refused is a programme that
 * cannot be read.
 */
export async function takenAnswers(
  files: Files,
  named: readonly CaseName[],
  runCase: RunCase,
): Promise<Files | ProgrammeRefusal> {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  const read = await readProgramme(texts)
  if (areRefusals(read)) return read[0]!
  const taken = new Map(texts)
  for (const one of casesOf(texts).cases) {
    if (!named.some(({ file, name }) => file === one.file && name === one.name)) continue
    const given = runCase(read.programme, one.input)
    if (isRefusal(given)) continue
    taken.set(one.file, withAnswer(taken.get(one.file)!, one, given as Plain))
  }
  return [...taken].filter(([path, text]) => text !== texts.get(path)).map(([path, text]) => ({ path, text }))
}

/** The text of a file with another answer of one case; every other character of it stays. */
function withAnswer(text: string, { name, answer }: ProgrammeCase, given: Plain): string {
  const document = parseDocument(text)
  const list = isSeq(document.contents) ? document.contents.items : []
  const at = list.findIndex((item) => isMap(item) && String(item.get('name')) === name)
  const places = at < 0 ? [] : placesApart([at, 'answer'], { expected: answer, given })
  return places
    .flatMap(({ path, value }) => {
      const node = document.getIn(path, true)
      return isNode(node) && node.range ? [{ range: node.range, value }] : []
    })
    .toSorted((one, other) => other.range[0] - one.range[0])
    .reduce((written, { range: [start, end], value }) => {
      const kept = written.slice(start, end).trimEnd().length
      return `${written.slice(0, start)}${flowText(value)}${written.slice(start + kept)}`
    }, text)
}

interface Sides {
  readonly expected: Plain
  readonly given: Plain | undefined
}

interface PlaceApart {
  readonly path: readonly (string | number)[]
  readonly value: Plain
}

/** The smallest places of an answer that read otherwise; a list is one place. */
function placesApart(path: PlaceApart['path'], { expected, given }: Sides): readonly PlaceApart[] {
  if (findDifference(expected, given, '') === undefined) return []
  if (isMapping(expected) && isMapping(given))
    return Object.entries(expected).flatMap(([key, value]) =>
      placesApart([...path, key], { expected: value, given: given[key] }),
    )
  if (path.at(-1) === 'accounts' && Array.isArray(expected) && Array.isArray(given)) {
    if (expected.length !== given.length) return []
    return expected.flatMap((account, at) =>
      placesApart([...path, at], { expected: account, given: given[at] }),
    )
  }
  return [{ path, value: given ?? null }]
}

/** A value on one line, as cases are written by hand. */
function flowText(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`
  if (isMapping(value)) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${flowText(member)}`)
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
  }
  const isPlain = typeof value !== 'string' || /^[A-Za-z0-9_-]*$/.test(value)
  return isPlain ? stringify(value).trimEnd() : JSON.stringify(value)
}
