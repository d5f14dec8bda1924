// Why a verb is not for the person who has signed in; undefined where it is.

import { useSpeech } from '../words/language.tsx'
import { usePermission } from './session.tsx'

export function useNeededRole(verb: string): string | undefined {
  const { say, name } = useSpeech()
  const permission = usePermission(verb)
  if (permission.granted) return undefined
  const roles = (permission.roles ?? []).map((role) => name('role', role)).join(say('listSeparator'))
  return say('needsRole', { roles })
}
