// How the channels of a branch stand, such as its hotline: rows that never change, the last one of a channel holds.

import type { Queries } from '../database/database.ts'
import type { Step } from '../decisions.ts'

export const channelStates = ['running', 'degraded', 'stopped'] as const
export type ChannelState = (typeof channelStates)[number]

export interface NewChannelReport {
  readonly channel: string
  /** The branch whose channel it is. */
  readonly node: string
  readonly state: ChannelState
  /** Why it does not run as usual; needed for every other state than running. */
  readonly reason?: string
  /** Day until which it is expected to stay so, ISO. */
  readonly until?: string
}

export interface ChannelReport extends NewChannelReport {
  readonly id: number
  /** Who reported: a person, or the machine that watches the channel. */
  readonly person?: string
  readonly machine?: string
  /** ISO instant. */
  readonly at: string
}

type Nullable = 'reason' | 'until' | 'person' | 'machine'
type ChannelRow = Omit<ChannelReport, Nullable> & { readonly [Name in Nullable]: string | null }

const channelFromRow = (row: ChannelRow): ChannelReport =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as ChannelReport

const columns = ['id', 'at', 'node', 'channel', 'state', 'reason', 'until', 'person', 'machine']

/** Keeps one report of a person or a machine. */
export async function keepChannelIn(
  { queries, at }: Step,
  { channel, node, state, reason, until }: NewChannelReport,
  by: Pick<ChannelReport, 'person' | 'machine'>,
): Promise<ChannelReport> {
  const [row] = await queries<ChannelRow[]>`
    insert into channel_report (at, node, channel, state, reason, until, person, machine)
    values (${at}, ${node}, ${channel}, ${state}, ${reason ?? null}, ${until ?? null}, ${by.person ?? null},
      ${by.machine ?? null})
    returning ${queries(columns)}`
  return channelFromRow(row!)
}

/** What was said of a channel of late, the newest first. */
export async function channelHistoryIn(
  queries: Queries,
  channel: string,
  limit: number,
): Promise<readonly ChannelReport[]> {
  const rows = await queries<ChannelRow[]>`
    select ${queries(columns)} from channel_report where channel = ${channel} order by id desc limit ${limit}`
  return rows.map(channelFromRow)
}

/** The last report of every channel. */
export async function channelsIn(queries: Queries): Promise<readonly ChannelReport[]> {
  const rows = await queries<ChannelRow[]>`
    select distinct on (channel) ${queries(columns)} from channel_report order by channel, id desc`
  return rows.map(channelFromRow)
}
