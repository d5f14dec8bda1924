// The forms over the files of a draft: windows, measures, waves, terms. Each writes values; the text keeps its comments.

import { useSpeech } from '../../../words/language.tsx'
import type { Finding } from '../dmn-editor/use-live-check.ts'
import { type PolicyFile, programmeOf, type WrittenProgramme } from '../written-programme.ts'
import { CircumstancesForm } from './circumstances-form.tsx'
import { MeasuresForm } from './measures-form.tsx'
import { fitsForms } from './showable.ts'
import { TermsForm } from './terms-form.tsx'
import { WavesForm } from './waves-form.tsx'
import { WindowsForm } from './windows-form.tsx'
import { isReadable, withValue, type YamlPath } from './yaml-text.ts'

interface DraftFormsProps {
  readonly files: readonly PolicyFile[]
  readonly findings: readonly Finding[]
  readonly write: (path: string, text: string) => void
}

/** What a form over one file is given. */
export interface FormProps {
  readonly programme: WrittenProgramme
  readonly findings: readonly Finding[]
  readonly set: (path: YamlPath, value: unknown) => void
}

export const programmeFile = 'programme.yaml'
const termsFile = 'terms/relief.yaml'

export function DraftForms({ files, findings, write }: DraftFormsProps) {
  const { say } = useSpeech()
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? ''
  const setIn = (path: string) => (place: YamlPath, value: unknown) =>
    write(path, withValue(textOf(path), place, value))
  const unreadable = <p className="card">{say('unreadableForm')}</p>
  if (!fitsForms(files)) return unreadable
  const programme = programmeOf(files)
  const form = { programme, findings, set: setIn(programmeFile) }
  return (
    <>
      <WindowsForm {...form} />
      <MeasuresForm {...form} />
      <WavesForm {...form} />
      {isReadable(textOf(termsFile)) ? (
        <TermsForm text={textOf(termsFile)} findings={findings} set={setIn(termsFile)} />
      ) : (
        unreadable
      )}
      <CircumstancesForm {...form} />
    </>
  )
}
