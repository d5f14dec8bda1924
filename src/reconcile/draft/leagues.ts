// Leagues of a region dictionary: the first four digits of a region code.

const leagueDigits = 4

/** The leagues of the dictionary in ascending order, and each region's position among them. */
export function leaguesOf(regions: readonly string[]): {
  readonly leagues: readonly string[]
  readonly leagueOfRegion: Uint8Array
} {
  const leagueOf = (region: string) => region.slice(0, leagueDigits)
  const leagues = [...new Set(regions.map(leagueOf))].sort()
  return { leagues, leagueOfRegion: Uint8Array.from(regions, (region) => leagues.indexOf(leagueOf(region))) }
}
