// In which states of a circumstance a step is open on the customer's page, in the order of the buttons.

export const stepWords = {
  addProof: 'addProofLater',
  end: 'endIt',
  prolong: 'prolongIt',
  withdraw: 'withdrawIt',
} as const
export type Step = keyof typeof stepWords
export const steps = Object.keys(stepWords) as readonly Step[]

export const openIn = {
  addProof: ['recorded', 'accepted'],
  end: ['verified'],
  prolong: ['recorded', 'accepted', 'verified', 'ended'],
  withdraw: ['recorded', 'accepted', 'verified', 'ended'],
} as const satisfies Readonly<Record<Step, readonly string[]>>

/** The steps that are open in a state. */
export const stepsIn = (state: string): readonly Step[] =>
  steps.filter((step) => (openIn[step] as readonly string[]).includes(state))
