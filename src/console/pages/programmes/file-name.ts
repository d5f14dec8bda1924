// What a file of a programme is, before where it lies.

import { useSpeech } from '../../words/language.tsx'

/** Such as 条款 · terms/relief.yaml. */
export function useFileName(): (path: string) => string {
  const { name } = useSpeech()
  return (path) => {
    const [, folder = '', own] = /^(?:([^/]+)\/)?(.*)$/.exec(path)!
    const kind = name('policyFile', folder === '' ? own! : folder)
    return kind === (folder === '' ? own : folder) ? path : `${kind} · ${path}`
  }
}
