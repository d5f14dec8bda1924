// Synthetic people and readers of lists for tests only.

import assert from 'node:assert/strict'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { idNumberFrom } from './cells.ts'
import { type ReadList, type ReadOptions, readList } from './read-list.ts'

export const limits = { bytesMax: 5 * 1024 * 1024, linesMax: 20_000 }
export const today = dayFromIso('2020-03-31')
export const zhang = { customer: 'P1', name: '张三', region: '150302' }
export const zhangId = idNumberOf('15990019900101001')
export const liId = idNumberOf('15990019850615002')

/** An identity number with its check character. */
function idNumberOf(digits: string): string {
  return [...'0123456789X'].map((check) => digits + check).find((text) => 'idNumber' in idNumberFrom(text))!
}

export async function read(content: string | Buffer, options: Partial<ReadOptions> = {}): Promise<ReadList> {
  const answer = await readList(Buffer.from(content as string), { today, limits, ...options })
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer
}

export async function codeOf(content: string | Buffer, options: Partial<ReadOptions> = {}): Promise<string> {
  const answer = await readList(Buffer.from(content as string), { today, limits, ...options })
  return isRefusal(answer) ? answer.code : 'read'
}
