// By when an item must be done: the day, and, once it is past, by how much and which rule says so.

import { lastAnsweredAt } from '../../client/ask.ts'
import { dayInShanghai, daysBetween, dayText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import type { WorkItem } from './work-items-page.tsx'

export function Deadline({ item: { dueDay, dueRule, state } }: { readonly item: WorkItem }) {
  const { say, name, language } = useSpeech()
  if (dueDay === undefined) return <span className="quiet">{say('noDeadline')}</span>
  const past = state === 'open' ? daysBetween(dueDay, dayInShanghai(lastAnsweredAt())) : -1
  const rule = dueRule === undefined ? undefined : name('dueRule', dueRule)
  return (
    <span className="deadline">
      <span>{say('dueOn', { day: dayText(dueDay, language) })}</span>
      {past > 0 && <span className="badge bad">{say('overdueBy', { count: past })}</span>}
      {past === 0 && <span className="badge warn">{say('dueTodayWords')}</span>}
      {past >= 0 && <span className="quiet">{rule}</span>}
    </span>
  )
}
