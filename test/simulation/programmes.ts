// Programmes for the simulation: one version, and the version that replaces it in the middle of a run.

import { type Chance, happens, wholeBelow } from '../../src/connectors/index.ts'
import { dayFromIso } from '../../src/kernel/index.ts'
import {
  circumstanceWordsFor,
  type EligibilityTable,
  type Programme,
  type ReliefTerms,
  reliefTermsDefault,
} from '../../src/programmes/index.ts'

const protect = { covered: true, spouse: true, creditRecord: 'protect' } as const
const eligibility: EligibilityTable = {
  loan: {
    hospitalised: protect,
    quarantined: protect,
    frontline: protect,
    income_lost: { covered: true, spouse: true, creditRecord: 'by_schedule' },
  },
  card: {
    hospitalised: protect,
    quarantined: protect,
    frontline: protect,
    income_lost: { covered: false, spouse: true, creditRecord: 'by_schedule' },
  },
}

const pick = <Item>(chance: Chance, items: readonly Item[]): Item => items[wholeBelow(chance, items.length)]!

function termsFrom(chance: Chance, coreCanWaive: boolean): ReliefTerms {
  return {
    ...reliefTermsDefault,
    coverage: pick(chance, ['whole_window', 'circumstance_days']),
    deferTo: pick(chance, ['months', 'window_end']),
    deferMonths: 1 + wholeBelow(chance, 4),
    graceDays: wholeBelow(chance, 30),
    stopClock: happens(chance, 0.8),
    waiverBasis: pick(chance, ['whole', 'markup_only']),
    coreCanWaive,
    defaultDays: pick(chance, [30, 90]),
    standstill: pick(chance, ['all', 'covered']),
    postApplication: { untilDay: dayFromIso('2020-12-31'), waiverPercent: pick(chance, [50, 100]) },
  }
}

/** In force beside the first in some runs: for a part of the region, with terms and a window of its own. */
export const otherProgramme = (chance: Chance, cardsCanWaive: boolean): Programme => {
  const drawn = programmeFrom(chance, { coreCanWaive: cardsCanWaive })
  const lastDay = dayFromIso(pick(chance, ['2020-02-20', '2020-03-25']))
  const windows = [{ region: '1503', firstDay: dayFromIso('2020-02-01'), lastDay }]
  return { ...drawn, id: 'another', windows }
}

function programmeFrom(chance: Chance, cards: { readonly coreCanWaive: boolean }): Programme {
  const lastDay = dayFromIso(pick(chance, ['2020-02-10', '2020-02-25', '2020-03-20']))
  const wave = { id: 'w1', releasedDay: dayFromIso('2020-03-05'), channels: ['auto_voice', 'agent'] } as const
  return {
    id: 'simulated',
    title: { zh: '模拟方案', en: 'Simulated programme' },
    emergency: {
      name: { zh: '疫情', en: 'epidemic' },
      kind: 'epidemic',
      declaredDay: dayFromIso('2020-01-25'),
      authority: 'simulation',
      document: 'none',
    },
    circumstances: circumstanceWordsFor('public_health', {}),
    windows: [
      { region: '15', firstDay: dayFromIso('2020-01-25'), lastDay },
      ...(happens(chance, 0.3) ? [{ region: '1529', firstDay: dayFromIso('2020-02-01') }] : []),
    ],
    waves: happens(chance, 0.5) ? [wave] : [],
    eligibility,
    terms: { loan: termsFrom(chance, true), card: termsFrom(chance, cards.coreCanWaive) },
  }
}

/**
 * The first version sometimes believes that the card system can waive although it cannot; the second knows.
 */
export function versionsFrom(chance: Chance, cardsCanWaive: boolean): readonly [Programme, Programme] {
  const first = programmeFrom(chance, { coreCanWaive: cardsCanWaive || happens(chance, 0.2) })
  const second = happens(chance, 0.5) ? programmeFrom(chance, { coreCanWaive: cardsCanWaive }) : undefined
  const corrected = {
    ...first,
    terms: { ...first.terms, card: { ...first.terms.card, coreCanWaive: cardsCanWaive } },
  }
  return [first, second ?? corrected]
}
