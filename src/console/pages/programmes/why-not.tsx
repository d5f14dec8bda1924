// Why a case does not hold, in the words of the page; whatever else was said as the server wrote it.

import { useSpeech } from '../../words/language.tsx'
import { useCaseAnswer } from './case-answer.ts'
import { Quoted } from './quoted.tsx'

export function WhyNot({ message }: { readonly message: string }) {
  const { say } = useSpeech()
  const placeOf = usePlace()
  const answer = useCaseAnswer()
  const parts = /^differs at (\S+): expected (.*), got (.*)$/s.exec(message)
  if (parts === null)
    return (
      <span className="code">
        <Quoted>{message}</Quoted>
      </span>
    )
  const [, path, wanted, got] = parts as unknown as readonly [string, string, string, string]
  const [expected, given] = answer(wanted, got)
  return <span className="quiet">{say('caseDiffers', { place: placeOf(path), expected, given })}</span>
}

/** Names places of an answer: `answer.accounts[1].deferred` is what is said of the second account. */
function usePlace(): (path: string) => string {
  const { say, name } = useSpeech()
  const called = (keys: string): string =>
    keys
      .split('.')
      .map((key) => name('casePart', key))
      .join(' · ')
  return (path) => {
    const [, at, part] = /^answer\.accounts(?:\[(\d+)\]\.?)?(.*)$/.exec(path) ?? []
    if (at === undefined) return called(path.replace(/^answer\./, ''))
    return say('caseAccount', { number: Number(at) + 1, part: called(part ?? '') })
  }
}
