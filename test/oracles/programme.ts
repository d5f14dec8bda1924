// Turns the programme of the worked answers into the value the engine reads.

import { dayFromIso, type Product, products } from '../../src/kernel/index.ts'
import {
  circumstanceWordsFor,
  type EligibilityTable,
  type Programme,
  type ReliefTerms,
  reliefTermsDefault,
  type Wave,
} from '../../src/programmes/index.ts'

type WrittenTerms = Partial<Omit<ReliefTerms, 'postApplication'>> & {
  readonly postApplication?: { readonly untilDay: string; readonly waiverPercent: number }
}

export interface WorkedCase {
  readonly name: string
  readonly terms: WrittenTerms & Partial<Record<Product, WrittenTerms>>
  readonly waves: readonly (Omit<Wave, 'releasedDay'> & { readonly releasedDay: string })[]
  readonly case: unknown
  readonly answer: unknown
}

export interface WorkedAnswers {
  readonly programme: { readonly windows: readonly { region: string; firstDay: string; lastDay: string }[] }
  readonly table: EligibilityTable
  readonly cases: readonly WorkedCase[]
}

export function programmeFromOracle(
  oracles: WorkedAnswers,
  worked: Pick<WorkedCase, 'terms' | 'waves'>,
): Programme {
  const { loan, card, ...shared } = worked.terms
  const overrides = { loan, card }
  const terms = products.map((product) => [product, termsFrom({ ...shared, ...overrides[product] })])
  return {
    id: 'worked-answers',
    title: { zh: '算例', en: 'Worked answers' },
    emergency: {
      name: { zh: '新冠肺炎疫情', en: 'COVID-19 epidemic' },
      kind: 'public_health',
      declaredDay: dayFromIso('2020-01-25'),
      authority: '内蒙古自治区人民政府',
      document: 'level-I response',
    },
    circumstances: circumstanceWordsFor('public_health', {}),
    windows: oracles.programme.windows.map(({ region, firstDay, lastDay }) => ({
      region,
      firstDay: dayFromIso(firstDay),
      lastDay: dayFromIso(lastDay),
    })),
    waves: worked.waves.map((wave) => ({ ...wave, releasedDay: dayFromIso(wave.releasedDay) })),
    eligibility: oracles.table,
    terms: Object.fromEntries(terms) as Record<Product, ReliefTerms>,
  }
}

function termsFrom({ postApplication, ...terms }: WrittenTerms): ReliefTerms {
  const merged = { ...reliefTermsDefault, ...terms }
  if (postApplication === undefined) return merged
  return {
    ...merged,
    postApplication: { ...postApplication, untilDay: dayFromIso(postApplication.untilDay) },
  }
}
