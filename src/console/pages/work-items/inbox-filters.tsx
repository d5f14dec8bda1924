// The filters of the inbox with their counts: everybody's, one's own, and those of the people one works with.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { type Answer, ask } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import { addressOfWish, type Wish, wishFrom } from './wish.ts'

type Filters = Answer<'GET /api/inbox/filters'>

const standing = [
  { word: 'inboxAll', key: 'all', wish: {} },
  { word: 'inboxOverdue', key: 'overdue', wish: { due: 'overdue' } },
  { word: 'inboxWeek', key: 'week', wish: { due: 'week' } },
  { word: 'inboxMine', key: 'mine', wish: { owner: 'me' } },
  { word: 'inboxNobodys', key: 'nobodys', wish: { owner: 'nobody' } },
  { word: 'inboxDecisions', key: 'decisions', wish: { about: 'decisions' } },
  { word: 'inboxStopped', key: 'stopped', wish: { about: 'stopped' } },
  { word: 'inboxAlternatives', key: 'alternatives', wish: { about: 'alternatives' } },
  { word: 'inboxEvidence', key: 'evidence', wish: { about: 'evidence' } },
  { word: 'inboxDocuments', key: 'documents', wish: { about: 'documents' } },
  { word: 'inboxDepartures', key: 'departures', wish: { about: 'departures' } },
  { word: 'inboxAcknowledgements', key: 'acknowledgements', wish: { about: 'acknowledgements' } },
  { word: 'inboxAccounts', key: 'accounts', wish: { about: 'accounts' } },
] as const

const sameWish = (one: Wish, other: Wish): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

export function InboxFilters() {
  const { say } = useSpeech()
  const { data } = useQuery(question('GET /api/inbox/filters', {}))
  return (
    <nav className="inbox-filters no-print" aria-label={say('filtersOfInbox')}>
      <ul>
        {standing.map(({ word, key, wish }) => (
          <FilterLink key={key} name={say(word)} wish={wish} count={data?.standing[key]} />
        ))}
        {data?.items.map((filter) => (
          <SavedFilter key={filter.id} filter={filter} />
        ))}
        <FilterLink name={say('inboxDone')} wish={{ state: 'done' }} count={undefined} />
      </ul>
    </nav>
  )
}

interface FilterLinkProps {
  readonly name: string
  readonly wish: Wish
  readonly count: number | undefined
  readonly children?: React.ReactNode
}

function FilterLink({ name, wish, count, children }: FilterLinkProps) {
  const { all } = useAddressFilter()
  const isChosen = sameWish(wishFrom(all), wishFrom(addressOfWish(wish)))
  return (
    <li>
      <Link to={to.workItems(addressOfWish(wish))} aria-current={isChosen ? 'true' : undefined}>
        {name} {count !== undefined && <span className="number">{countText(count)}</span>}
      </Link>
      {children}
    </li>
  )
}

function SavedFilter({ filter }: { readonly filter: Filters['items'][number] }) {
  const { say } = useSpeech()
  const { nameOf } = useNames()
  const questions = useQueryClient()
  const { id, name, person, wish, isOwn, count } = filter
  const removing = useMutation({
    mutationFn: () => ask('POST /api/inbox/filters/{filter}/remove', { path: { filter: id } }),
    onSettled: () => questions.invalidateQueries({ queryKey: ['GET /api/inbox/filters'] }),
  })
  const shown = isOwn ? name : say('sharedByPerson', { name, person: nameOf(person) })
  return (
    <FilterLink name={shown} wish={wish as Wish} count={count}>
      {isOwn && (
        <button
          type="button"
          className="plain-button"
          aria-label={say('removeFilter', { name })}
          onClick={() => removing.mutate()}
        >
          ×
        </button>
      )}
    </FilterLink>
  )
}

/** Keeps what the address filters by, under a name. */
export function KeepFilter() {
  const { say } = useSpeech()
  const id = useId()
  const { all } = useAddressFilter()
  const questions = useQueryClient()
  const [isOpen, open] = useState(false)
  const [name, setName] = useState('')
  const [isShared, share] = useState(false)
  const wish = wishFrom(all)
  const keeping = useMutation({
    mutationFn: () => ask('POST /api/inbox/filters', { body: { name: name.trim(), wish, isShared } }),
    onSuccess: () => open(false),
    onSettled: () => questions.invalidateQueries({ queryKey: ['GET /api/inbox/filters'] }),
  })
  if (!isOpen) return <Button onClick={() => open(true)}>{say('keepFilter')}</Button>
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') keeping.mutate()
      }}
    >
      <label htmlFor={id}>{say('filterName')}</label>
      <Input
        id={id}
        autoFocus
        className="filter"
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
      />
      <label>
        <input type="checkbox" checked={isShared} onChange={(event) => share(event.target.checked)} />{' '}
        {say('shareFilter')}
      </label>
      <Button htmlType="submit" type="primary" loading={keeping.isPending}>
        {say('keepFilter')}
      </Button>
      <Button onClick={() => open(false)}>{say('cancel')}</Button>
      {keeping.error !== null && <Failed error={keeping.error} />}
    </form>
  )
}
