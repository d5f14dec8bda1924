// A page for those who may see it; everybody else is told which role they would need, once.

import type { ReactNode } from 'react'
import { useTitle } from '../frame/title.ts'
import { usePermission } from '../session/session.tsx'
import { useSpeech } from '../words/language.tsx'

interface PermittedProps {
  readonly verb: string
  readonly children: ReactNode
}

export function Permitted({ verb, children }: PermittedProps) {
  const { granted, roles = [] } = usePermission(verb)
  return granted ? children : <NotAllowed roles={roles} />
}

function NotAllowed({ roles }: { readonly roles: readonly string[] }) {
  const { say, name } = useSpeech()
  useTitle(say('notAllowed'))
  const needed = roles.map((role) => name('role', role)).join(say('listSeparator'))
  return (
    <>
      <h1>{say('notAllowed')}</h1>
      <p className="below">{say('needsRole', { roles: needed })}</p>
    </>
  )
}
