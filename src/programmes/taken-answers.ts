// Cases that are to expect what the programme answers now, once a person has looked and says that this is what is meant.

import { type Document, isMap, isSeq, parseDocument } from 'yaml'
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
  const documents = new Map<string, Document>()
  for (const one of casesOf(texts).cases) {
    if (!named.some(({ file, name }) => file === one.file && name === one.name)) continue
    const given = runCase(read.programme, one.input)
    if (isRefusal(given) || !isMapping(given as Plain)) continue
    const document = documents.get(one.file) ?? parseDocument(texts.get(one.file)!)
    documents.set(one.file, document)
    writeAnswer(document, one, given as Plain)
  }
  return [...documents]
    .map(([path, document]) => ({ path, text: document.toString({ lineWidth: 0 }) }))
    .filter(({ path, text }) => text !== texts.get(path))
}

function writeAnswer(document: Document, { name, answer }: ProgrammeCase, given: Plain): void {
  const list = isSeq(document.contents) ? document.contents.items : []
  const at = list.findIndex((item) => isMap(item) && item.get('name') === name)
  if (at >= 0) writeValue(document, [at, 'answer'], { expected: answer, given })
}

interface Sides {
  readonly expected: Plain
  readonly given: Plain | undefined
}

function writeValue(
  document: Document,
  path: readonly (string | number)[],
  { expected, given }: Sides,
): void {
  if (findDifference(expected, given, '') === undefined) return
  if (isMapping(expected) && isMapping(given)) {
    for (const [key, value] of Object.entries(expected))
      writeValue(document, [...path, key], { expected: value, given: given[key] })
    return
  }
  if (path.at(-1) === 'accounts' && Array.isArray(expected) && Array.isArray(given)) {
    if (expected.length !== given.length) return
    for (const [at, account] of expected.entries())
      writeValue(document, [...path, at], { expected: account, given: given[at] })
    return
  }
  document.setIn(path, document.createNode(given ?? null, { flow: true }))
}
