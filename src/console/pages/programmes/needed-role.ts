// Why a verb is not for the person who has signed in; undefined where it is.

import { usePermission } from '../../session/session.tsx'
import { useSpeech } from '../../words/language.tsx'

export function useNeededRole(verb: string): string | undefined {
  const { say, name } = useSpeech()
  const permission = usePermission(verb)
  if (permission.granted) return undefined
  const roles = (permission.roles ?? []).map((role) => name('role', role)).join(say('listSeparator'))
  return say('needsRole', { roles })
}
