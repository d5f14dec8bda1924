// Why a case does not hold, in the words of the page; whatever else was said as the server wrote it.

import { useSpeech } from '../../words/language.tsx'
import { differenceIn, useCaseAnswer } from './case-answer.ts'
import { Quoted } from './quoted.tsx'

export function WhyNot({ message }: { readonly message: string }) {
  const { say } = useSpeech()
  const placeOf = usePlace()
  const answer = useCaseAnswer()
  const difference = differenceIn(message)
  if (difference === undefined)
    return (
      <span className="code">
        <Quoted>{message}</Quoted>
      </span>
    )
  const [expected, given] = answer(difference.expected, difference.given)
  const place = placeOf(difference.path)
  return <span className="quiet">{say('caseDiffers', { place, expected, given })}</span>
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
