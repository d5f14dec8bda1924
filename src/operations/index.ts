// The verbs of a night, over real store, files and systems: draft, apply, verify, explain. Called by cli and api alike.

export type { Simulation } from '../store/index.ts'
export { type ApplyRequest, applyPlan } from './apply-plan.ts'
export { type Desk, findBookFolder, type LongWork, planOnFile, type Systems } from './desk.ts'
export { type BenchDraft, draftForBench } from './draft-for-bench.ts'
export { type DraftRequest, draftPlan } from './draft-plan.ts'
export { exampleAccount } from './example-account.ts'
export { type ExplainRequest, explainAccount } from './explain-account.ts'
export { publishedProgramme } from './published-programme.ts'
export { emptyRegister, type Register, readRegister } from './register.ts'
export { type SimulateRequest, simulateProgramme } from './simulate-programme.ts'
export { type UndoRequest, undoGrant } from './undo-grant.ts'
export { type VerifyRequest, verifyPlan } from './verify-plan.ts'
