// Speaks of circumstances as the files of a programme do, while they are being written and before anybody publishes them.

import { type ReactNode, useMemo } from 'react'
import { parse } from 'yaml'
import { circumstanceKinds, type OwnWords, usualWords } from '../../words/emergencies.ts'
import { SpeakingAs } from '../../words/language.tsx'
import type { Words } from '../../words/say.ts'
import { isMapping, type Mapping, type PolicyFile } from './written-programme.ts'

interface InWordsOfFilesProps {
  readonly files: readonly PolicyFile[]
  readonly children: ReactNode
}

export function InWordsOfFiles({ files, children }: InWordsOfFilesProps) {
  const text = files.find(({ path }) => path === 'programme.yaml')?.text ?? ''
  const words = useMemo(() => wordsOfText(text), [text])
  return <SpeakingAs words={words}>{children}</SpeakingAs>
}

/** What `programme.yaml` says as far as it can be read; what is missing in it is as usual in its kind of emergency. */
function wordsOfText(text: string): OwnWords {
  const written = mappingIn(text)
  const { kind } = membersOf(written.emergency)
  const usual = usualWords(String(kind))
  const own = membersOf(written.circumstances)
  const said = circumstanceKinds.filter((one) => isWords(own[one])).map((one) => [one, own[one] as Words])
  return { ...usual, circumstance: { ...usual.circumstance, ...Object.fromEntries(said) } }
}

function mappingIn(text: string): Mapping {
  try {
    return membersOf(parse(text))
  } catch {
    return {}
  }
}

const membersOf = (value: unknown): Mapping => (isMapping(value) ? value : {})

const isWords = (value: unknown): boolean =>
  isMapping(value) &&
  ['zh', 'en'].every((language) => typeof value[language] === 'string' && value[language] !== '')
