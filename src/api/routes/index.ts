// All routes of the API, by topic.

import { administrationRoutes } from '../administration/index.ts'
import type { Route } from '../route.ts'
import { booksImport } from './books-import.ts'
import { booksList } from './books-list.ts'
import { customersFind } from './customers-find.ts'
import { customersObject } from './customers-object.ts'
import { customersObjections } from './customers-objections.ts'
import { customersRead } from './customers-read.ts'
import { customersUnmask } from './customers-unmask.ts'
import { customersViews } from './customers-views.ts'
import { contactDecision } from './decisions-contact.ts'
import { contactReport } from './decisions-contact-report.ts'
import { feeDecision } from './decisions-fee.ts'
import { reliefDecision } from './decisions-relief.ts'
import { evidenceCheckpoint } from './evidence-checkpoint.ts'
import { evidenceEntries } from './evidence-entries.ts'
import { evidenceFile } from './evidence-file.ts'
import { evidenceProof } from './evidence-proof.ts'
import { extractsList } from './extracts-list.ts'
import { jobsList } from './jobs-list.ts'
import { jobsRead } from './jobs-read.ts'
import { jobsWatch } from './jobs-watch.ts'
import { overviewRead } from './overview-read.ts'
import { plansApply } from './plans-apply.ts'
import { plansApprove } from './plans-approve.ts'
import { correctionsFile, plansCorrections } from './plans-corrections.ts'
import { plansDraft } from './plans-draft.ts'
import { plansExplain } from './plans-explain.ts'
import { plansExport } from './plans-export.ts'
import { plansList } from './plans-list.ts'
import { plansOutcomes } from './plans-outcomes.ts'
import { plansRead } from './plans-read.ts'
import { plansSendBack } from './plans-send-back.ts'
import { plansVerify } from './plans-verify.ts'
import { programmesCheck } from './programmes-check.ts'
import { programmesCompare } from './programmes-compare.ts'
import { programmesList } from './programmes-list.ts'
import { programmesPrint } from './programmes-print.ts'
import { programmesRead } from './programmes-read.ts'
import { runsList } from './runs-list.ts'
import { simulationsStart } from './simulations-start.ts'
import { submissionsList } from './submissions-list.ts'
import { submissionsPublish } from './submissions-publish.ts'
import { submissionsSubmit } from './submissions-submit.ts'
import { undosDraft } from './undos-draft.ts'
import { workItemsClose } from './work-items-close.ts'
import { workItemsList } from './work-items-list.ts'

export const routes: readonly Route[] = [
  booksImport,
  booksList,
  customersFind,
  ...customersObject,
  customersObjections,
  customersRead,
  customersUnmask,
  customersViews,
  contactReport,
  contactDecision,
  feeDecision,
  reliefDecision,
  evidenceCheckpoint,
  evidenceEntries,
  evidenceFile,
  evidenceProof,
  extractsList,
  jobsList,
  jobsRead,
  jobsWatch,
  overviewRead,
  plansApply,
  plansApprove,
  plansCorrections,
  correctionsFile,
  plansDraft,
  plansExplain,
  plansExport,
  plansList,
  plansOutcomes,
  plansRead,
  plansSendBack,
  plansVerify,
  programmesCheck,
  programmesCompare,
  programmesList,
  programmesPrint,
  programmesRead,
  runsList,
  simulationsStart,
  submissionsList,
  submissionsPublish,
  submissionsSubmit,
  undosDraft,
  workItemsClose,
  workItemsList,
  ...administrationRoutes,
]
