// Findings on the instrument: every sentence leads to what implements it, and every row and quotation back to it.

import { products } from '../kernel/index.ts'
import { isCaseFile } from './cases.ts'
import type { Facts, ProgrammeCode } from './codes.ts'
import { eligibilityFile } from './eligibility.ts'
import type { Finding } from './finding.ts'
import { instrumentFile, pointerKinds, quotationsIn, type Sentence, sentencesOf } from './instrument.ts'
import type { ReadProgramme } from './load.ts'
import type { PolicyFiles } from './policy-folder.ts'
import { reliefTermsFile, termNames, writtenTerms } from './relief-terms.ts'

/** Sentences that point nowhere or to nothing, rows no sentence points to, and quotations that are not in it. */
export function instrumentFindings(files: PolicyFiles, read: ReadProgramme): readonly Finding[] {
  const text = files.get(instrumentFile)
  if (text === undefined) return []
  const sentences = sentencesOf(text)
  return [
    ...sentences.flatMap((sentence) => sentenceFindings(sentence, targetsOf(files, read))),
    ...rowsWithoutSentence(sentences, read),
    ...strayQuotations(text, read),
  ]
}

type Targets = Readonly<Record<string, ReadonlySet<string>>>

function targetsOf(files: PolicyFiles, { programme, eligibility }: ReadProgramme): Targets {
  const paths = [...files.keys()]
  return {
    rows: new Set(eligibility.table.rows.map((row) => row.id)),
    terms: new Set([
      ...termNames,
      ...products.flatMap((product) => termNames.map((name) => `${product}.${name}`)),
    ]),
    windows: new Set(programme.windows.map((window) => window.region)),
    waves: new Set(programme.waves.map((wave) => wave.id)),
    measures: new Set((programme.measures ?? []).map((measure) => measure.id)),
    cases: new Set(paths.filter(isCaseFile).map((path) => path.slice('cases/'.length, -'.yaml'.length))),
    content: new Set(paths.filter((path) => path.startsWith('content/')).map((path) => path.slice(8))),
  }
}

function sentenceFindings(sentence: Sentence, targets: Targets): readonly Finding[] {
  const finding = (code: ProgrammeCode, message: string, facts?: Facts): Finding => ({
    code,
    file: instrumentFile,
    path: sentence.number,
    message,
    ...(facts !== undefined && { facts }),
  })
  const findings: Finding[] = []
  if (sentence.zh === '' || sentence.en === '') {
    findings.push(finding('translation_missing', 'must quote the sentence in 「」 and say it in English'))
  }
  if (sentence.pointers.length === 0) findings.push(finding('sentence_points_nowhere', 'points to nothing'))
  for (const { kind, names } of sentence.pointers) {
    if (!pointerKinds.some((known) => known === kind)) {
      findings.push(
        finding('pointer_unknown', `points to ${kind}; known are ${pointerKinds.join(', ')}`, {
          pointer: kind,
        }),
      )
    }
    const known = targets[kind]
    for (const name of known === undefined ? [] : names.filter((some) => !known.has(some))) {
      findings.push(
        finding('pointer_unknown', `points to ${kind} ${name}, which does not exist`, {
          pointer: `${kind} ${name}`,
        }),
      )
    }
  }
  return findings
}

function rowsWithoutSentence(sentences: readonly Sentence[], read: ReadProgramme): readonly Finding[] {
  const pointed = new Set(
    sentences.flatMap(({ pointers }) =>
      pointers.filter(({ kind }) => kind === 'rows').flatMap(({ names }) => names),
    ),
  )
  return read.eligibility.table.rows
    .filter((row) => !pointed.has(row.id))
    .map((row) => ({
      code: 'row_not_in_instrument',
      file: eligibilityFile,
      path: `decision eligibility, row ${row.number}`,
      decision: read.eligibility.table.id,
      rows: [row.number],
      message: `(${row.id}) is pointed to by no sentence of ${instrumentFile}`,
    }))
}

function strayQuotations(instrument: string, read: ReadProgramme): readonly Finding[] {
  const words = quotationsIn(instrument).join('\n')
  const rows = read.eligibility.table.rows.map((row) => ({
    file: eligibilityFile,
    path: `decision eligibility, row ${row.number}`,
    text: row.annotation,
    spot: { decision: read.eligibility.table.id, rows: [row.number] },
  }))
  const terms = writtenTerms(read.writtenTerms).map((term) => ({
    file: reliefTermsFile,
    path: term.path,
    text: term.source ?? '',
    spot: {},
  }))
  return [...rows, ...terms].flatMap(({ file, path, text, spot }) =>
    quotationsIn(text)
      .filter((quotation) => !words.includes(quotation))
      .map((quotation) => ({
        code: 'quotation_not_in_instrument',
        file,
        path,
        ...spot,
        facts: { quotation },
        message: `quotes 「${quotation}」, which ${instrumentFile} does not`,
      })),
  )
}
