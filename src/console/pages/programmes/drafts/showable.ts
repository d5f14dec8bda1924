// Whether a draft, which may say anything at the moment, can be shown in forms or be read as a programme.

import { parse } from 'yaml'
import { dayFrom } from '../../../people/day.ts'
import { isMapping, type Mapping, type PolicyFile } from '../written-programme.ts'
import { isReadable } from './yaml-text.ts'

/** Each item of a list that is there. */
const areAll = (list: unknown, is: (item: Mapping) => boolean): boolean =>
  list === undefined ||
  list === null ||
  (Array.isArray(list) && list.every((item) => isMapping(item) && is(item)))

/** True where a text is a day that exists, written as the files write it. */
export const isDay = (text: unknown): boolean => typeof text === 'string' && dayFrom(text) === text

const isOpenOrDay = (text: unknown): boolean => text === undefined || isDay(text)

/** What `programme.yaml` says; undefined where it says nothing that has parts. */
function writtenIn(files: readonly PolicyFile[]): Mapping | undefined {
  const text = files.find(({ path }) => path === 'programme.yaml')?.text ?? ''
  const written: unknown = isReadable(text) ? parse(text) : undefined
  return isMapping(written) ? written : undefined
}

const isTextOrNothing = (text: unknown): boolean =>
  text === undefined || text === null || typeof text === 'string'

/** Words by kind, as far as they are written. */
const areWords = (written: unknown): boolean =>
  written === undefined ||
  written === null ||
  (isMapping(written) &&
    Object.values(written).every((own) => isMapping(own) && [own.zh, own.en].every(isTextOrNothing)))

/** True where the forms have a field for everything that stands there. */
export function fitsForms(files: readonly PolicyFile[]): boolean {
  const written = writtenIn(files)
  return (
    written !== undefined &&
    areWords(written.circumstances) &&
    areAll(written.windows, ({ region }) => typeof region === 'string') &&
    areAll(written.measures, ({ title, owner }) => isMapping(title) && isMapping(owner)) &&
    areAll(written.waves, ({ channels, regions = [] }) => Array.isArray(channels) && Array.isArray(regions))
  )
}

/** True where it can be set as a page: its forms hold days that exist, and every file can be read. */
export function fitsPage(files: readonly PolicyFile[]): boolean {
  const { windows, measures, waves } = writtenIn(files) ?? {}
  const texts = files.filter(({ path }) => path.endsWith('.yaml')).map(({ text }) => text)
  const cases = files.filter(({ path }) => path.startsWith('cases/')).map(({ text }) => text)
  return (
    fitsForms(files) &&
    Array.isArray(windows) &&
    windows.length > 0 &&
    areAll(windows, ({ firstDay, lastDay }) => isDay(firstDay) && isOpenOrDay(lastDay)) &&
    areAll(measures, ({ startDay }) => isDay(startDay)) &&
    areAll(waves, ({ releasedDay }) => isDay(releasedDay)) &&
    texts.every(isReadable) &&
    cases.every((text) => areAll(parse(text), ({ name }) => typeof name === 'string'))
  )
}
