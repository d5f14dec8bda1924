// Changes that people decide in one step, written into programme.yaml: a window closed or opened again, a wave released, an end.

import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { type Refusal, refuse } from '../../kernel/index.ts'
import type { ProgrammePack } from '../../programmes/index.ts'

interface Decided {
  /** The paper that decides it. */
  readonly document: string
  readonly reason: string
}

/** Days are ISO days, regions codes of GB/T 2260. */
export type ProgrammeChange =
  | (Decided & { readonly kind: 'close_window'; readonly region: string; readonly lastDay: string })
  | (Decided & { readonly kind: 'reopen_window'; readonly region: string })
  | (Decided & {
      readonly kind: 'release_wave'
      readonly wave: string
      readonly releasedDay: string
      readonly channels: readonly string[]
      readonly regions?: readonly string[]
      readonly minDaysPastDue?: number
    })
  | (Decided & { readonly kind: 'wind_down'; readonly lastDay: string })
  | (Decided & { readonly kind: 'end_measures' })

type Files = ProgrammePack['files']
const file = 'programme.yaml'

/** The files with the change written in; everything else of them, comments too, stays as it was. */
export function programmeWith(files: Files, change: ProgrammeChange): Files | Refusal {
  const document = parseDocument(files.find(({ path }) => path === file)?.text ?? '')
  const refusal = write(document, change)
  if (refusal !== undefined) return refusal
  const text = document.toString({ lineWidth: 110 })
  return files.map((one) => (one.path === file ? { path: file, text } : one))
}

function write(document: Document, change: ProgrammeChange): Refusal | undefined {
  switch (change.kind) {
    case 'close_window':
      return closeWindow(document, change)
    case 'reopen_window':
      return reopenWindow(document, change)
    case 'release_wave':
      return releaseWave(document, change)
    case 'wind_down':
      return windDown(document, change)
    case 'end_measures':
      return endMeasures(document)
  }
}

type Of<Kind extends ProgrammeChange['kind']> = Extract<ProgrammeChange, { readonly kind: Kind }>

/** Closing a region that shares a wider window gives it a window of its own, so that the others stay open. */
function closeWindow(document: Document, change: Of<'close_window'>): Refusal | undefined {
  const { region, lastDay } = change
  const window = windowOf(document, region)
  if (window === undefined) return noWindow(region)
  if (window.has('lastDay')) {
    return refuse('window_is_closed', `the window ends on ${window.get('lastDay')} already`, 'change.region')
  }
  if (window.get('region') === region) {
    window.set('lastDay', lastDay)
    window.set('source', sourceWith(window, change))
    return undefined
  }
  const own = { region, firstDay: window.get('firstDay'), lastDay, source: change.document }
  listAt(document, 'windows')?.add(document.createNode(own))
  return undefined
}

function reopenWindow(document: Document, change: Of<'reopen_window'>): Refusal | undefined {
  const window = windowOf(document, change.region)
  if (window === undefined) return noWindow(change.region)
  if (!window.has('lastDay')) {
    return refuse('window_is_open', 'the window of the region is still open', 'change.region')
  }
  if (window.get('region') === change.region) {
    window.delete('lastDay')
    window.set('source', sourceWith(window, change))
    return undefined
  }
  const own = { region: change.region, firstDay: window.get('firstDay'), source: change.document }
  listAt(document, 'windows')?.add(document.createNode(own))
  return undefined
}

function releaseWave(document: Document, change: Of<'release_wave'>): Refusal | undefined {
  const { wave, releasedDay, channels, regions, minDaysPastDue } = change
  const waves = listAt(document, 'waves')
  if (mapsIn(waves).some((one) => one.get('id') === wave)) {
    return refuse(
      'wave_is_released',
      `a wave ${wave} is released already; give this one its own id`,
      'change.wave',
    )
  }
  const released = document.createNode({
    id: wave,
    releasedDay,
    ...(regions !== undefined && { regions }),
    ...(minDaysPastDue !== undefined && { minDaysPastDue }),
    channels,
    source: change.document,
  })
  if (waves === undefined) document.set('waves', document.createNode([released]))
  else waves.add(released)
  return undefined
}

function windDown(document: Document, change: Of<'wind_down'>): Refusal | undefined {
  const open = mapsIn(listAt(document, 'windows')).filter((window) => !window.has('lastDay'))
  if (open.length === 0) return refuse('window_is_closed', 'every window is closed already', 'change.kind')
  for (const window of open) {
    window.set('lastDay', change.lastDay)
    window.set('source', sourceWith(window, change))
  }
  return undefined
}

function endMeasures(document: Document): Refusal | undefined {
  const measures = mapsIn(listAt(document, 'measures'))
  if (measures.length === 0) {
    return refuse('programme_lists_no_measures', 'list its measures first; a programme ends with them')
  }
  for (const measure of measures) measure.set('status', 'ended')
  return undefined
}

const noWindow = (region: string): Refusal =>
  refuse('region_has_no_window', `no window reaches region ${region}`, 'change.region')

/** The window that decides for a region: the one with the longest code that it begins with. */
const windowOf = (document: Document, region: string): YAMLMap | undefined =>
  mapsIn(listAt(document, 'windows'))
    .filter((window) => region.startsWith(String(window.get('region'))))
    .toSorted((one, other) => String(other.get('region')).length - String(one.get('region')).length)[0]

function sourceWith(window: YAMLMap, { document }: Decided): string {
  const before = window.get('source')
  return before === undefined ? document : `${before}; ${document}`
}

function listAt(document: Document, key: string): YAMLSeq | undefined {
  const list = document.get(key)
  return isSeq(list) ? list : undefined
}

const mapsIn = (list: YAMLSeq | undefined): readonly YAMLMap[] =>
  (list?.items ?? []).filter((item) => isMap(item))
