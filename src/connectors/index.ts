// The outside world: systems behind ports, each with a simulator that can misbehave.

export { BankFolder, type BankFolderOptions, extractOfBank, openBankFolder } from './bank-folder.ts'
export { CaseBank, type CaseBankOptions } from './case-bank.ts'
export { type Chance, chanceFromSeed, happens, shuffle, wholeBelow } from './chance.ts'
export type { BankHabits } from './decide.ts'
export { calm, type FaultCounts, type FaultKind, type FaultRates, faultKinds } from './faults.ts'
export { LineBroken } from './line.ts'
export { type SystemRefusalCode, systemRefusals } from './refusals.ts'
export { SimulatedBank } from './simulated-bank.ts'
export { calmMessages, type MessageFaultRates, SimulatedMessages } from './simulated-messages.ts'
export { type Booked, type ChargeState, isConserved, keptByBank, stillDue } from './state.ts'
export type { WrittenExtract } from './write-extract.ts'
