// The name of a region of the programme: the whole region, or one of its leagues.

import { useSpeech } from '../../words/language.tsx'

export function useRegionName(): (region: string) => string {
  const { name } = useSpeech()
  return (region) => {
    const whole = name('region', region)
    return whole === region ? name('league', region) : whole
  }
}
