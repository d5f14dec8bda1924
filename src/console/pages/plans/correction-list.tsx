// The corrections that fit, however many: only the rows on the screen are made, only their pages are asked for.

import { useQueries, useQuery } from '@tanstack/react-query'
import type { Question } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { useIsNarrow, useRowWindow } from '../../states/row-window.ts'
import { useSpeech } from '../../words/language.tsx'
import { type Correction, CorrectionCells } from './correction-cells.tsx'

type Filter = NonNullable<Question<'GET /api/plans/{plan}/corrections'>['query']>

/** Corrections asked for at once. */
const pageRows = 200
/** Rows of one section: a page can be only so high. */
const sectionRows = 50_000
/** A list no longer than this is shown whole, without a window of its own. */
const shortList = 100
/** Pages that are no longer on the screen are forgotten after so many milliseconds. */
const keptFor = 20_000

const rowHeights = { wide: 44, narrow: 132 } as const

interface ListProps {
  readonly plan: string
  readonly filter: Filter
}

export function CorrectionList({ plan, filter }: ListProps) {
  const { say } = useSpeech()
  const query = useQuery(pageQuestion({ plan, filter }, 0))
  return (
    <Answered query={query}>
      {({ total }) =>
        total === 0 ? (
          <p className="empty">{say('noCorrections')}</p>
        ) : (
          <Sections plan={plan} filter={filter} total={total} />
        )
      }
    </Answered>
  )
}

const pageQuestion = ({ plan, filter }: ListProps, page: number) =>
  question('GET /api/plans/{plan}/corrections', {
    path: { plan },
    query: { ...filter, from: page * pageRows, limit: pageRows },
  })

interface SectionsProps extends ListProps {
  readonly total: number
}

function Sections({ plan, filter, total }: SectionsProps) {
  const { say } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const sections = Math.ceil(total / sectionRows)
  const section = Math.min(Math.max(0, Math.trunc(Number(chosen('section')) || 0)), sections - 1)
  const from = section * sectionRows
  const rows = Math.min(sectionRows, total - from)
  const rangeOf = (at: number) =>
    say('rowsFromTo', {
      first: countText(at * sectionRows + 1),
      last: countText(Math.min(total, (at + 1) * sectionRows)),
    })
  return (
    <section className="card">
      <div className="head">
        <p aria-live="polite">{say('fitting', { count: countText(total) })}</p>
        <Downloads
          address="/api/plans/{plan}/corrections/file"
          path={{ plan }}
          query={filter}
          count={total}
        />
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
      <Rows key={section} plan={plan} filter={filter} from={from} rows={rows} />
    </section>
  )
}

interface RowsProps extends ListProps {
  readonly from: number
  readonly rows: number
}

function Rows({ plan, filter, from, rows }: RowsProps) {
  const { say } = useSpeech()
  const rowHeight = rowHeights[useIsNarrow() ? 'narrow' : 'wide']
  const isShort = rows <= shortList
  const seen = useRowWindow(rows, rowHeight)
  const [first, end] = isShort ? [0, rows] : [seen.first, seen.end]
  const corrections = useCorrections({ plan, filter }, from + first, from + end)
  const heads = ['account', 'measure', 'correction', 'target', 'change', 'amountYuan'] as const
  return (
    <section
      ref={seen.place}
      className={isShort ? 'table-wrap' : 'table-wrap row-window'}
      aria-label={say('correctionsOfPlan')}
      {...(!isShort && { tabIndex: 0 })}
    >
      <table className="plain cards" aria-rowcount={rows + 1}>
        <thead>
          <tr>
            {heads.map((word) => (
              <th key={word} scope="col" className={word === 'amountYuan' ? 'number' : ''}>
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {!isShort && <Room height={seen.roomAbove} />}
          {corrections.map((correction, at) => (
            <tr key={first + at} aria-rowindex={first + at + 2}>
              {correction === undefined ? (
                <td colSpan={heads.length} className="quiet">
                  {say('loading')}
                </td>
              ) : (
                <CorrectionCells plan={plan} correction={correction} />
              )}
            </tr>
          ))}
          {!isShort && <Room height={seen.roomBelow} />}
        </tbody>
      </table>
    </section>
  )
}

/** Room for the rows that are not made. */
function Room({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr className="room" style={{ height }}>
      <td colSpan={6} />
    </tr>
  )
}

/** The corrections from one number to another; undefined where they are still on their way. */
function useCorrections(list: ListProps, first: number, end: number): readonly (Correction | undefined)[] {
  const firstPage = Math.floor(first / pageRows)
  const pages = Math.max(0, Math.ceil(end / pageRows) - firstPage)
  const found = useQueries({
    queries: Array.from({ length: pages }, (_, at) => ({
      ...pageQuestion(list, firstPage + at),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: keptFor,
    })),
  })
  return Array.from({ length: end - first }, (_, at) => {
    const row = first + at - firstPage * pageRows
    return found[Math.floor(row / pageRows)]?.data?.items[row % pageRows]
  })
}
