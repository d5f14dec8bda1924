// The twelve leagues and 103 counties of Inner Mongolia, with the shares by which synthetic customers are spread.

export interface League {
  /** First four digits of the codes of its counties. */
  readonly league: string
  readonly name: string
  /** 7th census, 1 November 2020. */
  readonly population: number
  /** Mongolian population, for the share of Mongolian names. */
  readonly mongolian: number
  /** Last two digits of the county codes (GB/T 2260). */
  readonly counties: string
}

export const leagues: readonly League[] = [
  {
    league: '1501',
    name: '呼和浩特市',
    population: 3446100,
    mongolian: 398688,
    counties: '02 03 04 05 21 22 23 24 25',
  },
  {
    league: '1502',
    name: '包头市',
    population: 2709378,
    mongolian: 113204,
    counties: '02 03 04 05 06 07 21 22 23',
  },
  { league: '1503', name: '乌海市', population: 556621, mongolian: 22091, counties: '02 03 04' },
  {
    league: '1504',
    name: '赤峰市',
    population: 4035967,
    mongolian: 814470,
    counties: '02 03 04 21 22 23 24 25 26 28 29 30',
  },
  {
    league: '1505',
    name: '通辽市',
    population: 2873168,
    mongolian: 1325826,
    counties: '02 21 22 23 24 25 26 81',
  },
  {
    league: '1506',
    name: '鄂尔多斯市',
    population: 2153638,
    mongolian: 208259,
    counties: '02 03 21 22 23 24 25 26 27',
  },
  {
    league: '1507',
    name: '呼伦贝尔市',
    population: 2242875,
    mongolian: 237454,
    counties: '02 03 21 22 23 24 25 26 27 81 82 83 84 85',
  },
  {
    league: '1508',
    name: '巴彦淖尔市',
    population: 1538715,
    mongolian: 84702,
    counties: '02 21 22 23 24 25 26',
  },
  {
    league: '1509',
    name: '乌兰察布市',
    population: 1706328,
    mongolian: 64926,
    counties: '02 21 22 23 24 25 26 27 28 29 81',
  },
  { league: '1522', name: '兴安盟', population: 1416929, mongolian: 593223, counties: '01 02 21 22 23 24' },
  {
    league: '1525',
    name: '锡林郭勒盟',
    population: 1107075,
    mongolian: 334868,
    counties: '01 02 22 23 24 25 26 27 28 29 30 31',
  },
  { league: '1529', name: '阿拉善盟', population: 262361, mongolian: 50104, counties: '21 22 23' },
]

export interface County {
  readonly code: string
  /** Mongolian names per thousand. */
  readonly mongolianPermille: number
}

/** The 103 counties, each league's counties together. */
export const counties: readonly County[] = leagues.flatMap((each) =>
  each.counties.split(' ').map((county) => ({
    code: each.league + county,
    mongolianPermille: Math.floor((each.mongolian * 1000) / each.population),
  })),
)

const population = leagues.reduce((sum, each) => sum + each.population, 0)

/** `total` people spread over the leagues by population, largest remainder; in the order of `leagues`. */
export function leagueCounts(total: number): readonly number[] {
  const shares = leagues.map((each) => (each.population * total) / population)
  const counts = shares.map((share) => Math.floor(share))
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const left = total - counts.reduce((sum, count) => sum + count, 0)
  for (const { index } of byRemainder.slice(0, left)) counts[index]!++
  return counts
}

/** `slots` counties such that drawing one evenly follows the leagues' population and each league's counties evenly. */
export function countySlots(slots: number): readonly County[] {
  const counts = leagueCounts(slots)
  return leagues.flatMap((each, index) => {
    const own = counties.filter((county) => county.code.startsWith(each.league))
    return Array.from({ length: counts[index]! }, (_, slot) => own[slot % own.length]!)
  })
}
