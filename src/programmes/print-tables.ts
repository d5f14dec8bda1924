// The tables of the printed programme, in Markdown, Chinese words first.

import type { DecisionTable, TableRow } from '../decisions/index.ts'
import { type Day, isoFromDay } from '../kernel/index.ts'
import type { ProgrammeCase } from './cases.ts'
import type { CircumstanceWords, ListedMeasure, Programme, ReliefWindow, Wave } from './programme.ts'
import type { WrittenTerm } from './relief-terms.ts'
import { isMapping, type Plain } from './yaml-value.ts'

const columnWords: Readonly<Record<string, string>> = {
  product: '产品 product',
  kind: '情形 kind',
  covered: '适用 covered',
  spouse: '配偶 spouse',
  creditRecord: '征信 credit record',
}

const none = '无 none'

/** One line of a cell: no line ends, and bars that do not end the cell. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return none
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** `2020-02-25`, or the words for an open end. */
export const day = (value: Day | undefined): string => (value === undefined ? '未定 open' : isoFromDay(value))

export function emergencyTable(programme: Programme, digest: string): string {
  const { emergency } = programme
  return tableOf(
    ['项目', 'item', ''],
    [
      ['政策', 'programme', programme.id],
      ['版本摘要', 'digest of this version', `\`${digest}\``],
      ['事件', 'emergency', `${emergency.name.zh} ${emergency.name.en} (${emergency.kind})`],
      ['宣布日期', 'declared', day(emergency.declaredDay)],
      ['宣布机关', 'authority', emergency.authority],
      ['文件', 'document', emergency.document],
    ],
  )
}

export const rowTable = (table: DecisionTable, rows: readonly TableRow[]): string =>
  tableOf(
    [
      '行 row',
      ...[...table.inputs, ...table.outputs].map(({ name }) => columnWords[name] ?? name),
      '出处 source',
    ],
    rows.map((row) => [`${row.number} ${row.id}`, ...row.tests, ...row.answers.map(String), row.annotation]),
  )

export const circumstanceTable = (words: CircumstanceWords): string =>
  tableOf(
    ['情形 kind', '中文 Chinese', '英文 English'],
    Object.entries(words).map(([kind, { zh, en }]) => [kind, zh, en]),
  )

export const termTable = (terms: readonly WrittenTerm[]): string =>
  tableOf(
    ['条款 term', '值 value', '出处 source', '说明 note'],
    terms.map(({ path, value, source, note }) => [
      path,
      short(value),
      source ?? '未写明，默认值 not written: the default',
      note ?? '',
    ]),
  )

export const windowTable = (windows: readonly ReliefWindow[]): string =>
  tableOf(
    ['地区 region', '首日 first day', '末日 last day'],
    windows.map(({ region, firstDay, lastDay }) => [region, day(firstDay), day(lastDay)]),
  )

export const waveTable = (waves: readonly Wave[]): string =>
  tableOf(
    ['批次 wave', '起始日 released', '地区 regions', '最低逾期天数 least days past due', '渠道 channels'],
    waves.map(({ id, releasedDay, regions, minDaysPastDue, channels }) => [
      id,
      day(releasedDay),
      regions?.join(', ') ?? '全部 all',
      String(minDaysPastDue ?? 0),
      channels.join(', '),
    ]),
  )

export const measureTable = (measures: readonly ListedMeasure[]): string =>
  tableOf(
    ['', '措施 measure', '责任部门 owner', '开始日 start', '状态 status'],
    measures.map(({ title, owner, startDay, status }, at) => [
      String(at + 1),
      `${title.zh} ${title.en}`,
      `${owner.zh} ${owner.en}`,
      day(startDay),
      status,
    ]),
  )

/** One table for each file of cases, in the order of the files. */
export function caseTables(cases: readonly ProgrammeCase[]): string {
  if (cases.length === 0) return none
  const files = [...new Set(cases.map(({ file }) => file))]
  return files
    .map((file) => {
      const rows = cases.filter((some) => some.file === file).map((some) => [some.name, accountsIn(some)])
      return `### ${file}\n\n${tableOf(['案例 case', '结果 answer'], rows)}`
    })
    .join('\n\n')
}

function accountsIn({ answer }: ProgrammeCase): string {
  const accounts = isMapping(answer) ? answer.accounts : undefined
  return Array.isArray(accounts) ? accounts.map((account: Plain) => short(account)).join(' ') : short(answer)
}

/** A value on one line, in the manner of YAML. */
function short(value: Plain | undefined): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.length === 0 ? none : value.map(within).join(', ')
  if (!isMapping(value)) return String(value)
  const entries = Object.entries(value)
  return entries.map(([key, own]) => `${key}: ${within(own)}`).join(', ')
}

const within = (value: Plain): string => (isMapping(value) ? `(${short(value)})` : short(value))

export const signatureTable = (): string =>
  tableOf(
    ['', '姓名 name', '日期 date', '签名 signature'],
    [
      ['起草 Drafted by', '', '', ''],
      ['法律审核 Reviewed by counsel', '', '', ''],
      ['批准 Approved by', '', '', ''],
    ],
  )
