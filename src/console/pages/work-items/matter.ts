// What a work item is about, in words.

import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

/** The words of a matter's code; the code of a system carries its origin before it. */
export function useMatter(): (code: string) => string {
  const { say, name } = useSpeech()
  return (code) => {
    if (code in codeWords.matter) return name('matter', code)
    if (code.startsWith('refused_')) return say('refusedMatter', { code: code.slice('refused_'.length) })
    return code
  }
}
