// What is wrong with a line and what to do about it, in the words of those who sent the list.

import type { ListColumn } from './columns.ts'

export const mistakes = {
  line_is_broken: {
    column: 'name',
    zh: '本行引号不成对，或单元格内有换行，无法分列。请去掉引号和换行。',
    en: 'A quotation mark does not close or a cell holds a line break. Take them out.',
  },
  name_is_missing: { column: 'name', zh: '缺姓名。请补填。', en: 'The name is missing. Fill it in.' },
  name_is_malformed: {
    column: 'name',
    zh: '姓名中有数字或符号，或过长。请按身份证填写。',
    en: 'The name holds digits or signs, or is too long. Write it as on the identity card.',
  },
  id_number_is_missing: {
    column: 'id_number',
    zh: '缺身份证号。请补填，仅有姓名不能核对。',
    en: 'The identity number is missing. Fill it in; a name alone proves nothing.',
  },
  id_number_lost_digits: {
    column: 'id_number',
    zh: '身份证号被表格按数字存储，末几位已丢失。请将该列设为“文本”后重新填写。',
    en: 'The spreadsheet kept the identity number as a number and lost its last digits. Make the column text and write it again.',
  },
  id_number_is_old: {
    column: 'id_number',
    zh: '15位身份证号已停用。请填18位号码。',
    en: 'Numbers of 15 digits are out of use. Write the one of 18.',
  },
  id_number_is_malformed: {
    column: 'id_number',
    zh: '身份证号应为18位，其中第7至14位是出生日期。请核对。',
    en: 'An identity number has 18 characters, of which the 7th to 14th are the birthday. Look again.',
  },
  id_number_fails_its_check: {
    column: 'id_number',
    zh: '身份证号校验码不符，可能有一位填错。请核对。',
    en: 'The check digit does not fit: one digit may be wrong. Look again.',
  },
  category_is_missing: {
    column: 'category',
    zh: '缺类别。请填住院、隔离、转移安置、一线或失去收入。',
    en: 'The category is missing: hospitalised, quarantined, evacuated, frontline or income lost.',
  },
  category_is_unknown: {
    column: 'category',
    zh: '类别不在范围内。请填住院、隔离、转移安置、一线或失去收入。',
    en: 'The category is none of hospitalised, quarantined, evacuated, frontline, income lost.',
  },
  first_day_is_missing: {
    column: 'first_day',
    zh: '缺起始日期。请补填。',
    en: 'The first day is missing. Fill it in.',
  },
  first_day_is_malformed: {
    column: 'first_day',
    zh: '起始日期无法识别。请写成 2020-02-01。',
    en: 'The first day cannot be read. Write it as 2020-02-01.',
  },
  first_day_is_ahead: {
    column: 'first_day',
    zh: '起始日期晚于今天。请核对。',
    en: 'The first day lies in the future. Look again.',
  },
  last_day_is_malformed: {
    column: 'last_day',
    zh: '终止日期无法识别。请写成 2020-02-15，仍在继续的留空。',
    en: 'The last day cannot be read. Write it as 2020-02-15, or leave it empty while it holds.',
  },
  last_day_is_before_first: {
    column: 'last_day',
    zh: '终止日期早于起始日期。请核对。',
    en: 'The last day is before the first. Look again.',
  },
} as const satisfies Readonly<
  Record<string, { readonly column: ListColumn; readonly zh: string; readonly en: string }>
>

export type MistakeCode = keyof typeof mistakes

/** What became of a line. */
export const outcomeWords = {
  matched: { zh: '核对一致', en: 'matched' },
  name_differs: { zh: '姓名不符，须人工认定', en: 'name differs: a person rules' },
  not_customer: { zh: '非本行客户', en: 'not a customer' },
  malformed: { zh: '有误', en: 'malformed' },
  duplicate: { zh: '重复', en: 'said before' },
} as const
