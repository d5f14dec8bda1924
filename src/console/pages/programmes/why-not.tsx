// Why a case does not hold, in the words of the page; whatever else was said as the server wrote it.

import { useSpeech } from '../../words/language.tsx'
import { Quoted } from './quoted.tsx'

export function WhyNot({ message }: { readonly message: string }) {
  const { say } = useSpeech()
  const placeOf = usePlace()
  const parts = /^differs at (\S+): expected (.*), got (.*)$/s.exec(message)
  if (parts === null)
    return (
      <span className="code">
        <Quoted>{message}</Quoted>
      </span>
    )
  const [, path, expected, given] = parts as unknown as readonly [string, string, string, string]
  return <span className="code">{say('caseDiffers', { place: placeOf(path), expected, given })}</span>
}

/** Names places of an answer: `answer.accounts[1].deferred` is what is said of the second account. */
function usePlace(): (path: string) => string {
  const { say, name } = useSpeech()
  return (path) => {
    const [, at, part] = /^answer\.accounts(?:\[(\d+)\]\.?)?(.*)$/.exec(path) ?? []
    if (at === undefined) return name('casePart', path.replace(/^answer\./, ''))
    const [first = '', ...rest] = (part ?? '').split('.')
    return say('caseAccount', { number: Number(at) + 1, part: [name('casePart', first), ...rest].join('.') })
  }
}
