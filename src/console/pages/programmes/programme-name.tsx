// What a programme is called: its title, with the id that books and plans know it by small beside.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { notYetNamed } from '../../people/not-yet-named.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Words } from '../../words/say.ts'

const keptFor = 300_000

/** The titles of published programmes as their newest version says them; the id of one that has none. */
export function useProgrammeTitle(): (id: string) => string {
  const { language } = useSpeech()
  const { data, isPending } = useQuery({ ...question('GET /api/programmes', {}), staleTime: keptFor })
  return (id) =>
    data?.items.findLast(({ programme }) => programme === id)?.title?.[language] ??
    (isPending ? notYetNamed : id)
}

/** A version in plain words, for the options of a choice: 防疫措施 第 1 版 · icbc-im-2020. */
export function useVersionName(): (id: string, version: number) => string {
  const { say } = useSpeech()
  const titleOf = useProgrammeTitle()
  return (id, version) => {
    const programme = titleOf(id)
    const called = say('programmeVersion', { programme, version })
    return programme === id ? called : `${called} · ${id}`
  }
}

interface ProgrammeNameProps {
  readonly id: string
  /** As the answer says it; without one as its newest version says it. */
  readonly title?: Words | undefined
  /** Where one of its versions is meant. */
  readonly version?: number
}

export function ProgrammeName({ id, title, version }: ProgrammeNameProps) {
  const { say, language } = useSpeech()
  const titleOf = useProgrammeTitle()
  const programme = title?.[language] ?? titleOf(id)
  const called = version === undefined ? programme : say('programmeVersion', { programme, version })
  if (programme === id) return <span translate="no">{called}</span>
  return (
    <span className="programme-name">
      {called}{' '}
      <small className="code quiet" translate="no">
        {id}
      </small>
    </span>
  )
}
