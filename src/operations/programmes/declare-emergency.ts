// A new programme from a declared emergency: the template with the event, the regions, the days and the measures written in.

import { fileURLToPath } from 'node:url'
import { parseDocument } from 'yaml'
import { findDayFromIso, type Refusal, refuse } from '../../kernel/index.ts'
import { type ProgrammePack, packProgramme, type Words } from '../../programmes/index.ts'
import { declaredCases } from './declared-cases.ts'

export interface Declaration {
  /** Id of the programme. */
  readonly programme: string
  readonly name: Words
  /** Such as flood or public_health. */
  readonly kind: string
  /** ISO days. */
  readonly declaredDay: string
  /** Of every window; left open when the end is not known. */
  readonly lastDay?: string
  readonly authority: string
  readonly document: string
  readonly responseLevel?: string
  /** GB/T 2260 codes; the windows begin open on the declared day. */
  readonly regions: readonly string[]
  readonly measures: readonly DeclaredMeasure[]
}

export interface DeclaredMeasure {
  readonly id: string
  readonly title: Words
  readonly owner: Words
}

type Files = ProgrammePack['files']

const template = fileURLToPath(new URL('../../../policy/_template', import.meta.url))
const guide = 'README.md'

/** The files of the declared programme. Refused where a day does not exist or the last lies before the first. */
export async function declaredFiles(declaration: Declaration): Promise<Files | Refusal> {
  const { declaredDay, lastDay } = declaration
  if (findDayFromIso(declaredDay) === undefined)
    return refuse('wrong_day', 'must be a day that exists', 'declaration.declaredDay')
  if (lastDay !== undefined && (findDayFromIso(lastDay) === undefined || lastDay < declaredDay))
    return refuse('wrong_day', 'must be a day that exists, not before it is declared', 'declaration.lastDay')
  const pack = await packProgramme(template)
  if (!('digest' in pack)) return pack[0]!
  return pack.files.filter(({ path }) => path !== guide).map((file) => declaredFile(file, declaration))
}

function declaredFile({ path, text }: Files[number], declaration: Declaration): Files[number] {
  if (path === 'programme.yaml') return { path, text: declaredProgramme(text, declaration) }
  if (path === 'CHANGELOG.md') return { path, text: declaredChanges(declaration) }
  if (path === 'INSTRUMENT.md') return { path, text: withEvent(withPointers(text, declaration), declaration) }
  if (path.startsWith('cases/')) return { path, text: declaredCases(declaration) }
  return { path, text: withEvent(text, declaration) }
}

/** The template speaks of a flood; the declared programme speaks of its own event. */
const withEvent = (text: string, { name }: Declaration): string =>
  text.replaceAll('洪水', () => name.zh).replaceAll(/\b(?:the )?flood\b/g, () => name.en)

const withPointers = (text: string, { regions }: Declaration): string =>
  text.replaceAll('- windows: 41, 4101', `- windows: ${regions.join(', ')}`).replace(/^- waves: .*\n/gm, '')

/** Written into the template's document, so that its comments and order stay. */
function declaredProgramme(text: string, declaration: Declaration): string {
  const { programme, name, regions, declaredDay, lastDay, document: paper } = declaration
  const document = parseDocument(text)
  document.set('programme', programme)
  document.set('title', {
    zh: `${name.zh}期间个人客户纾困措施`,
    en: `Relief for personal customers: ${name.en}`,
  })
  document.set('emergency', emergencyOf(declaration))
  document.set(
    'windows',
    regions.map((region) => ({
      region,
      firstDay: declaredDay,
      ...(lastDay !== undefined && { lastDay }),
      source: paper,
    })),
  )
  document.set('waves', [])
  document.set(
    'measures',
    declaration.measures.map((measure) => ({ ...measure, startDay: declaredDay, status: 'running' })),
  )
  document.delete('note')
  // Those of the template speak of its flood; the usual ones of the kind of emergency hold until the bank writes its own.
  document.delete('circumstances')
  return document.toString({ lineWidth: 100 })
}

const emergencyOf = ({ name, kind, declaredDay, authority, document, responseLevel }: Declaration) => ({
  name,
  kind,
  declaredDay,
  authority,
  document,
  ...(responseLevel !== undefined && { responseLevel }),
})

function declaredChanges({ name, declaredDay, lastDay, regions }: Declaration): string {
  const until = lastDay === undefined ? 'until it is lifted' : `to ${lastDay}`
  return [
    '# Changelog',
    '',
    '## 1.0.0',
    '',
    `* New programme: ${name.en}.`,
    `* Days affected: from ${declaredDay} ${until} in ${regions.join(', ')}.`,
    '* Areas affected: all.',
    '',
  ].join('\n')
}
