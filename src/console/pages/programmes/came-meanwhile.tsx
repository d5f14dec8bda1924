// The version that was published meanwhile: which, when, by whom and why.

import type { Answer } from '../../client/ask.ts'
import { instantText } from '../../figures/figures.ts'
import { useNames } from '../../people/names.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from './quoted.tsx'

export type Meanwhile = NonNullable<Answer<'GET /api/drafts/{draft}'>['behind']>

export function CameMeanwhile({ version, author, approver, reason, publishedAt }: Meanwhile) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const said = { version, author: withId(author), approver: withId(approver) }
  return (
    <>
      {say('cameMeanwhile', { ...said, instant: instantText(publishedAt, language) })}{' '}
      <Quoted>{reason}</Quoted>
    </>
  )
}
