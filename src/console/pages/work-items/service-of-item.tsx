// What an item about a service is about, in a few words, with the way to where it is put right.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { useSpeech } from '../../words/language.tsx'
import { nameOfService } from '../outlets/service-names.ts'
import type { WorkItem } from './work-items-page.tsx'

export interface AboutService {
  readonly item: WorkItem
  readonly service: string
}

/** The league and the service on the page of services; a channel stands there by itself. */
export const pathOf = ({ region, service }: { readonly region: string; readonly service: string }): string =>
  region === '' ? to.services() : to.services({ league: region, service })

/** Where an item lies, in a row of the inbox: its service, and its league or outlet. */
export function ServiceOfItem({ item: { region = '', outlet }, service }: AboutService) {
  const { name, language } = useSpeech()
  const { nodeName } = useNodes()
  const { data } = useQuery(question('GET /api/services', {}))
  const where = outlet === undefined ? region !== '' && name('league', region) : nodeName(outlet)
  const path = pathOf({ region, service })
  return <Link to={path}>{[where, nameOfService(data, service, language)].filter(Boolean).join(' · ')}</Link>
}
