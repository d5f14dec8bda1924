// What a service or a channel is called.

import { notYetNamed } from '../../people/not-yet-named.ts'
import type { Language } from '../../words/say.ts'
import type { Services } from './services-page.tsx'

export function nameOfService(services: Services | undefined, id: string, language: Language): string {
  if (services === undefined) return notYetNamed
  const line = services.services.find(({ service }) => service === id)
  return (line ?? services.channels.find(({ channel }) => channel === id))?.name[language] ?? id
}
