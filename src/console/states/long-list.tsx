// A list however long: only the rows on the screen are made, only their pages are asked for.

import { type QueryKey, type UseQueryOptions, useQueries } from '@tanstack/react-query'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { countText } from '../figures/figures.ts'
import { useSpeech } from '../words/language.tsx'
import type { PlainWord } from '../words/say.ts'
import { useAddressFilter } from './address-filter.ts'
import { Choice } from './choice.tsx'
import { useIsNarrow, useRowWindow } from './row-window.ts'

/** Rows asked for at once. */
export const pageRows = 200
/** Rows of one section: a page can be only so high. */
const sectionRows = 50_000
/** A list no longer than this is shown whole, without a window of its own. */
const shortList = 100
/** Pages that are no longer on the screen are forgotten after so many milliseconds. */
const keptFor = 20_000

const rowHeight = 44
/** A row shown as a card has a line for each head, one for a value that is long, and the room of one around them. */
const cardLineHeight = 26
const cardHeight = (heads: number): number => (heads + 2) * cardLineHeight

export interface Head {
  readonly word: PlainWord
  readonly isNumber?: boolean
}

interface Paged {
  readonly items: readonly unknown[]
}
type ItemOf<Page extends Paged> = Page['items'][number]

export interface LongListProps<Page extends Paged, Key extends QueryKey> {
  /** What the list is called for those who hear it. */
  readonly label: string
  readonly total: number
  /** How many there are, in words. */
  readonly count: string
  readonly heads: readonly Head[]
  /** The question for the rows from a number on. */
  readonly pageFrom: (from: number) => UseQueryOptions<Page, Error, Page, Key>
  /** The cells of one row. */
  readonly cells: (item: ItemOf<Page>) => ReactNode
  /** What can be done with the list as a whole. */
  readonly tools?: ReactNode
}

export function LongList<Page extends Paged, Key extends QueryKey>(list: LongListProps<Page, Key>) {
  const { say } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const { total, count, tools } = list
  const sections = Math.ceil(total / sectionRows)
  const section = Math.min(Math.max(0, Math.trunc(Number(chosen('section')) || 0)), sections - 1)
  const from = section * sectionRows
  const rangeOf = (at: number) =>
    say('rowsFromTo', {
      first: countText(at * sectionRows + 1),
      last: countText(Math.min(total, (at + 1) * sectionRows)),
    })
  return (
    <>
      <div className="head">
        <p aria-live="polite">{count}</p>
        {tools}
      </div>
      {sections > 1 && (
        <Choice
          label={say('section')}
          value={String(section)}
          onChange={(value) => choose('section', value)}
          options={Array.from({ length: sections }, (_, at) => ({ value: String(at), label: rangeOf(at) }))}
          isRequired
        />
      )}
      <Rows key={section} {...list} from={from} rows={Math.min(sectionRows, total - from)} />
    </>
  )
}

function Rows<Page extends Paged, Key extends QueryKey>(
  list: LongListProps<Page, Key> & { readonly from: number; readonly rows: number },
) {
  const { say } = useSpeech()
  const { label, heads, cells, from, rows } = list
  const height = useIsNarrow() ? cardHeight(heads.length) : rowHeight
  const isShort = rows <= shortList
  const seen = useRowWindow(rows, height)
  const after = useRef<HTMLParagraphElement>(null)
  const [first, end] = isShort ? [0, rows] : [seen.first, seen.end]
  const items = useItems(list, from + first, from + end)
  return (
    <>
      {!isShort && (
        <button type="button" className="plain-button skip-list" onClick={() => after.current?.focus()}>
          {say('skipList')}
        </button>
      )}
      <section
        ref={seen.place}
        className={isShort ? 'table-wrap' : 'table-wrap row-window'}
        aria-label={label}
        {...(!isShort && { tabIndex: 0, style: { '--row-height': `${height}px` } as CSSProperties })}
      >
        <table className="plain cards" aria-rowcount={rows + 1}>
          <thead>
            <tr>
              {heads.map(({ word, isNumber = false }) => (
                <th key={word} scope="col" className={isNumber ? 'number' : ''}>
                  {say(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {!isShort && <Room height={seen.roomAbove} columns={heads.length} />}
            {items.map((item, at) => (
              <tr key={first + at} aria-rowindex={first + at + 2}>
                {item === undefined ? (
                  <td colSpan={heads.length} className="quiet">
                    {say('loading')}
                  </td>
                ) : (
                  cells(item)
                )}
              </tr>
            ))}
            {!isShort && <Room height={seen.roomBelow} columns={heads.length} />}
          </tbody>
        </table>
      </section>
      {!isShort && (
        <p ref={after} tabIndex={-1} className="quiet below">
          {say('endOfList')}
        </p>
      )}
    </>
  )
}

/** Room for the rows that are not made. */
function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null
  return (
    <tr className="room" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  )
}

/** The rows from one number to another; undefined where they are still on their way. */
function useItems<Page extends Paged, Key extends QueryKey>(
  { pageFrom }: LongListProps<Page, Key>,
  first: number,
  end: number,
): readonly (ItemOf<Page> | undefined)[] {
  const firstPage = Math.floor(first / pageRows)
  const pages = Math.max(0, Math.ceil(end / pageRows) - firstPage)
  const found = useQueries({
    queries: Array.from({ length: pages }, (_, at) => ({
      ...pageFrom((firstPage + at) * pageRows),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: keptFor,
    })),
  })
  return Array.from({ length: end - first }, (_, at) => {
    const row = first + at - firstPage * pageRows
    return (found[Math.floor(row / pageRows)]?.data as Page | undefined)?.items[row % pageRows]
  })
}
