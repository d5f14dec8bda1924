// What would become of a list, line by line, and the button that keeps it.

import { Alert } from 'antd'
import { Link, useNavigate } from 'react-router'
import { countText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { type KeepBody, type Tried, useKeeping } from './import-page.tsx'
import { LineTable } from './line-table.tsx'
import { linesOf, OutcomeFigures } from './outcome-bar.tsx'

interface TriedListProps {
  readonly tried: Tried
  /** How many lines the institution states; empty where it does not. */
  readonly stated: string
  readonly keep: KeepBody
}

export function TriedList({ tried, stated, keep }: TriedListProps) {
  const { say, name } = useSpeech()
  const { list, lines, already } = tried
  return (
    <section className="card stack" aria-labelledby="tried">
      <h2 id="tried">{say('triedAs', { encoding: name('encoding', list.encoding) })}</h2>
      <OutcomeFigures counts={list.counts} />
      {already ? <Known list={list.id} /> : <KeepStep tried={tried} stated={stated} keep={keep} />}
      <h3>{say('linesToLookAt')}</h3>
      {lines.length === 0 ? <p>{say('everyLineMatched')}</p> : <LineTable lines={lines} />}
      {lines.length < tried.linesInAll && (
        <p className="quiet">
          {say('someLinesShown', { shown: countText(lines.length), all: countText(tried.linesInAll) })}
        </p>
      )}
    </section>
  )
}

function Known({ list }: { readonly list: string }) {
  const { say } = useSpeech()
  return (
    <Alert
      type="info"
      showIcon
      title={say('listKnown')}
      description={<Link to={to.nameList(list)}>{say('seeList')}</Link>}
    />
  )
}

function KeepStep({ tried: { list }, stated, keep }: TriedListProps) {
  const { say } = useSpeech()
  const navigate = useNavigate()
  const keeping = useKeeping(keep, stated)
  const counted = linesOf(list.counts)
  const isOther = stated !== '' && Number(stated) !== counted
  const reason = isOther ? say('totalsDiffer', { stated, counted: countText(counted) }) : undefined
  const { matched, name_differs: differs } = list.counts
  return (
    <div className="stack">
      <p>
        {say('whatIsKept', {
          matched: countText(matched),
          differs: countText(differs),
          others: countText(counted - matched - differs),
        })}
      </p>
      <div>
        <ReasonedButton
          type="primary"
          reason={reason}
          loading={keeping.isPending}
          onClick={() =>
            keeping.mutate(undefined, { onSuccess: (kept) => navigate(to.nameList(kept.list.id)) })
          }
        >
          {say('keepList', { count: countText(counted) })}
        </ReasonedButton>
      </div>
      {keeping.error !== null && <Failed error={keeping.error} />}
    </div>
  )
}
