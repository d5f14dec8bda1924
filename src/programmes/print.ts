// Prints a programme for a lawyer to sign: the instrument beside the rows and terms that carry it out.

import { areRefusals } from '../kernel/index.ts'
import { casesOf, type ProgrammeCase } from './cases.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { instrumentFile, type Sentence, sentencesOf } from './instrument.ts'
import { notAProgramme, type ReadProgramme, readProgramme } from './load.ts'
import { digestOfFiles } from './pack.ts'
import { readPolicyFolder } from './policy-folder.ts'
import {
  caseTables,
  circumstanceTable,
  day,
  emergencyTable,
  measureTable,
  rowTable,
  signatureTable,
  termTable,
  waveTable,
  windowTable,
} from './print-tables.ts'
import { programmeFile } from './programme-file.ts'
import { defaultTerms, type WrittenTerm, writtenTerms } from './relief-terms.ts'

/** Everything the printed pages say about one programme. */
interface Sheet {
  readonly read: ReadProgramme
  readonly sentences: readonly Sentence[]
  readonly terms: readonly WrittenTerm[]
  readonly cases: readonly ProgrammeCase[]
  readonly digest: string
}

/**
 * The programme as Markdown in Chinese and English, with the digest of exactly this version. Refused when the
 * folder is not well-formed.
 */
export async function printProgramme(folder: string): Promise<string | ProgrammeRefusal[]> {
  const files = await readPolicyFolder(folder)
  if (areRefusals(files)) return files
  if (!files.has(programmeFile)) return [notAProgramme(folder)]
  const read = await readProgramme(files)
  if (areRefusals(read)) return read
  return pages({
    read,
    sentences: sentencesOf(files.get(instrumentFile) ?? ''),
    terms: writtenTerms(read.writtenTerms),
    cases: casesOf(files).cases,
    digest: digestOfFiles(files),
  })
}

function pages(sheet: Sheet): string {
  const { programme, eligibility } = sheet.read
  const sections = [
    `# ${programme.title.zh}\n\n${programme.title.en}`,
    emergencyTable(programme, sheet.digest),
    ...instrumentSections(sheet),
    `## 决策表 Decision table\n\n${rowTable(eligibility.table, eligibility.table.rows)}`,
    `## 情形的叫法 What circumstances are called\n\n${circumstanceTable(programme.circumstances)}`,
    `## 条款 Terms\n\n${termTable([...sheet.terms, ...defaultTerms(sheet.terms)])}`,
    `## 适用期间 Windows\n\n${windowTable(programme.windows)}`,
    `## 恢复催收批次 Waves\n\n${waveTable(programme.waves)}`,
    ...(programme.measures === undefined ? [] : [`## 措施 Measures\n\n${measureTable(programme.measures)}`]),
    `## 案例 Cases\n\n${caseTables(sheet.cases)}`,
    `## 签署 Signatures\n\n${signatureTable()}\n\n版本摘要 Digest of this version: \`${sheet.digest}\``,
  ]
  return `${sections.join('\n\n')}\n`
}

/** Sentence by sentence: the words, then the rows and terms that carry them out, then where else to look. */
function instrumentSections(sheet: Sheet): readonly string[] {
  let chapter = ''
  return sheet.sentences.map((sentence) => {
    const opens = sentence.chapter !== chapter
    chapter = sentence.chapter
    const heading = opens ? `## ${chapter}\n\n` : ''
    const words = `### ${sentence.number}\n\n> ${sentence.zh}\n>\n> ${sentence.en}`
    return [heading + words, ...carriedOutBy(sheet, sentence)].join('\n\n')
  })
}

const pointerTitles: Readonly<Record<string, string>> = {
  windows: '适用期间 Windows',
  waves: '批次 Waves',
  measures: '措施 Measures',
  cases: '案例 Cases',
  content: '文本 Content',
  elsewhere: '另行处理 Elsewhere',
}

function carriedOutBy(sheet: Sheet, sentence: Sentence): readonly string[] {
  const table = sheet.read.eligibility.table
  return sentence.pointers.map(({ kind, words, names }) => {
    if (kind === 'rows')
      return rowTable(
        table,
        table.rows.filter((row) => names.includes(row.id)),
      )
    if (kind === 'terms') return termTable(sheet.terms.filter((term) => names.includes(term.path)))
    return `${pointerTitles[kind] ?? kind}: ${kind === 'windows' ? windowWords(sheet, names) : words}`
  })
}

function windowWords({ read }: Sheet, names: readonly string[]): string {
  const windows = read.programme.windows.filter((window) => names.includes(window.region))
  return windows
    .map(({ region, firstDay, lastDay }) => `${region} ${day(firstDay)} – ${day(lastDay)}`)
    .join('; ')
}
