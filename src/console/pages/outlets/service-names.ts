// What a service or a channel is called; its id until the names have arrived.

import type { Language } from '../../words/say.ts'
import type { Services } from './services-page.tsx'

export function nameOfService(services: Services | undefined, id: string, language: Language): string {
  const line = services?.services.find(({ service }) => service === id)
  return (line ?? services?.channels.find(({ channel }) => channel === id))?.name[language] ?? id
}
