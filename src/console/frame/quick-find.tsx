// One box that goes anywhere: Ctrl+K, a number or a word, Enter.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../client/ask.ts'
import { kindOfMark, lastFound } from '../pages/customers/mark.ts'
import { to } from '../paths.ts'
import { Failed } from '../states/failed.tsx'
import { useSpeech } from '../words/language.tsx'
import { Modal } from './modal.tsx'
import { type Goal, goalsOf } from './quick-find.ts'

export function QuickFind() {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <button type="button" className="plain-button quick-find-open" onClick={() => open(true)}>
        {say('quickFind')} <kbd translate="no">Ctrl K</kbd>
      </button>
      {isOpen && (
        <Modal title={say('quickFind')} close={() => open(false)} className="quick-find">
          <FindForm close={() => open(false)} />
        </Modal>
      )}
    </>
  )
}

function FindForm({ close }: { readonly close: () => void }) {
  const { say } = useSpeech()
  const id = useId()
  const [text, setText] = useState('')
  const goals = goalsOf(text, ({ word }) => say(word))
  const going = useGoing(close)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (goals[0] !== undefined) going.mutate(goals[0])
      }}
    >
      <label htmlFor={id} className="quiet">
        {say('quickFindHint')}
      </label>
      <input
        id={id}
        className="quick-find-box"
        autoComplete="off"
        maxLength={90}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {goals.length === 0 && <p className="quiet">{say('quickFindNothing')}</p>}
      <ul className="quick-find-goals">
        {goals.map((goal) => (
          <li key={`${goal.kind} ${'word' in goal ? goal.word : goal.id}`}>
            <button type="button" className="plain-button" onClick={() => going.mutate(goal)}>
              <GoalWords goal={goal} />
            </button>
          </li>
        ))}
      </ul>
      {going.error !== null && <Failed error={going.error} />}
    </form>
  )
}

function GoalWords({ goal }: { readonly goal: Goal }) {
  const { say, name } = useSpeech()
  if (goal.kind === 'page') return say(goal.word)
  return (
    <>
      {goal.kind === 'mark'
        ? say('findCustomerBy', { kind: name('mark', kindOfMark(goal.id)) })
        : say(goal.kind)}{' '}
      <span className="code">{goal.id}</span>
    </>
  )
}

/** Goes to a goal; where it takes an answer to know the address, it is asked for first. */
function useGoing(close: () => void) {
  const navigate = useNavigate()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (goal: Goal) => {
      if ('path' in goal) return goal.path
      if (goal.kind === 'account') return addressOfAccount(goal.id)
      const found = await ask('POST /api/customers/find', { body: { [kindOfMark(goal.id)]: goal.id } })
      answers.setQueryData(lastFound, found)
      const [only, ...more] = found.matches
      return only !== undefined && more.length === 0 ? to.customer(only.customer) : to.customers()
    },
    onSuccess: (path) => {
      close()
      navigate(path)
    },
  })
}

/** The page of an account in the newest plan; the plans where there is none. */
async function addressOfAccount(account: string): Promise<string> {
  const { items } = await ask('GET /api/plans', { query: { sort: 'asOf', limit: 1 } })
  return items[0] === undefined ? to.plans() : to.explain(items[0].id, account)
}
