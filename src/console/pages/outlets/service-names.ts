// What a service is called; its id until the names have arrived.

import type { Language } from '../../words/say.ts'
import type { Services } from './services-page.tsx'

export const nameOfService = (services: Services | undefined, id: string, language: Language): string =>
  services?.services.find(({ service }) => service === id)?.name[language] ?? id
