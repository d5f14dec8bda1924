// A programme as one reads it: when and whom it covers, what it grants, and the proof by cases.

import { CasesSection } from './cases-section.tsx'
import { EligibilitySection } from './eligibility-section.tsx'
import { InWordsOfFiles } from './in-words-of-files.tsx'
import { MeasuresSection, WavesSection } from './measures-section.tsx'
import { TermsSection } from './terms-section.tsx'
import { WindowsSection } from './windows-section.tsx'
import { decisionOf, type PolicyFile, programmeOf, termsOf } from './written-programme.ts'

export function WrittenSections({ files }: { readonly files: readonly PolicyFile[] }) {
  const written = programmeOf(files)
  const xml = decisionOf(files)
  return (
    <InWordsOfFiles files={files}>
      <WindowsSection programme={written} />
      {written.measures !== undefined && <MeasuresSection measures={written.measures} />}
      {xml !== undefined && <EligibilitySection xml={xml} />}
      <TermsSection terms={termsOf(files)} />
      <WavesSection programme={written} />
      <CasesSection files={files} />
    </InWordsOfFiles>
  )
}
