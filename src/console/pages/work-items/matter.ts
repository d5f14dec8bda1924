// What a work item is about, in words.

import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

const refused = 'refused_'

/** The words of a matter's code; the code of a system carries its origin before it, and one of its own stays as it is. */
export function useMatter(): (code: string) => string {
  const { say, name } = useSpeech()
  return (code) => {
    if (code in codeWords.matter) return name('matter', code)
    if (!code.startsWith(refused)) return code
    const own = code.slice(refused.length)
    if (own in codeWords.systemRefusal)
      return say('refusedMatterBecause', { reason: name('systemRefusal', own) })
    return say('refusedMatter', { code: own })
  }
}
