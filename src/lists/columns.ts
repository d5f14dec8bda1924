// Which column is which, by its heading in Chinese or English; a title above the headings is passed over.

import { refuse } from '../kernel/index.ts'
import type { TableRow } from './delimited.ts'
import type { ListRefusal } from './refusals.ts'

export const listColumns = ['name', 'id_number', 'category', 'first_day', 'last_day', 'institution'] as const
export type ListColumn = (typeof listColumns)[number]

const headings: Readonly<Record<ListColumn, readonly string[]>> = {
  name: ['姓名', '名字', '人员姓名', '患者姓名', '职工姓名', 'name', 'fullname'],
  id_number: [
    '身份证号',
    '身份证号码',
    '身份证',
    '居民身份证号码',
    '公民身份号码',
    '公民身份证号码',
    '证件号码',
    '证件号',
    'idnumber',
    'idno',
    'id',
  ],
  category: ['类别', '人员类别', '类型', '人员类型', '情形', 'category', 'kind', 'type'],
  first_day: [
    '起始日期',
    '起始日',
    '起始时间',
    '开始日期',
    '开始时间',
    '入院日期',
    '隔离开始日期',
    '转移日期',
    '上岗日期',
    'firstday',
    'startdate',
    'from',
  ],
  last_day: [
    '终止日期',
    '终止日',
    '终止时间',
    '结束日期',
    '结束时间',
    '截止日期',
    '出院日期',
    '解除隔离日期',
    '返回日期',
    'lastday',
    'enddate',
    'to',
  ],
  institution: ['单位', '单位名称', '工作单位', '所在单位', '机构', '医院', 'institution', 'employer'],
}

const columnOfHeading = new Map(
  listColumns.flatMap((column) => headings[column].map((heading) => [heading, column] as const)),
)

/** The heading every list of ours is written with. */
export const headingOf = (column: ListColumn): string => headings[column][0]!

/** A heading without blanks, stars, colons and remarks in brackets. */
const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|[\s_*:.'"-]/g, '')

export interface FoundColumns {
  /** Where each column stands. */
  readonly places: ReadonlyMap<ListColumn, number>
  /** The row of the headings. */
  readonly line: number
}

const headingRowsMax = 10

/** The columns of a table. Refused without name or identity number, and when a column stands twice. */
export function findColumns(rows: readonly TableRow[]): FoundColumns | ListRefusal {
  for (const { cells, line } of rows.slice(0, headingRowsMax)) {
    const known = cells.map((cell) => columnOfHeading.get(plainHeading(cell)))
    if (!known.includes('name') || !known.includes('id_number')) continue
    const twice = known.find((column, at) => column !== undefined && known.indexOf(column) !== at)
    if (twice !== undefined) {
      const because = `two columns say ${headingOf(twice)}; leave the one that counts`
      return refuse('list_column_stands_twice', because, 'content')
    }
    const places = known.flatMap((column, at) => (column === undefined ? [] : [[column, at] as const]))
    return { places: new Map(places), line }
  }
  const because = `a list needs the headings ${headingOf('name')} and ${headingOf('id_number')} above its columns; download the template`
  return refuse('list_columns_are_missing', because, 'content')
}
