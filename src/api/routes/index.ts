// All routes of the API, by topic.

import { administrationRoutes } from '../administration/index.ts'
import { circumstanceRoutes } from '../circumstances/index.ts'
import type { Route } from '../route.ts'
import { booksImport } from './books-import.ts'
import { booksList } from './books-list.ts'
import { comparisonsAccount, comparisonsAccounts, comparisonsFile, comparisonsStart } from './comparisons.ts'
import { customerViews, customerViewsFile } from './customer-views.ts'
import { customersFind } from './customers-find.ts'
import { customersHistory } from './customers-history.ts'
import { customersNotices } from './customers-notices.ts'
import { customersObject } from './customers-object.ts'
import { customersObjections } from './customers-objections.ts'
import { customersRead } from './customers-read.ts'
import { customersUnmask } from './customers-unmask.ts'
import { customersViews } from './customers-views.ts'
import { contactDecision } from './decisions-contact.ts'
import { contactReport } from './decisions-contact-report.ts'
import { feeDecision } from './decisions-fee.ts'
import { reliefDecision } from './decisions-relief.ts'
import { departureRoutes } from './departures.ts'
import { draftsBegin } from './drafts-begin.ts'
import { draftsDifference } from './drafts-difference.ts'
import { draftsDiscard } from './drafts-discard.ts'
import { draftsForward } from './drafts-forward.ts'
import { draftsHistory } from './drafts-history.ts'
import { draftsList } from './drafts-list.ts'
import { draftsRead } from './drafts-read.ts'
import { draftsSave } from './drafts-save.ts'
import { draftsSubmit } from './drafts-submit.ts'
import { evidenceCheckpoint } from './evidence-checkpoint.ts'
import { evidenceEntries } from './evidence-entries.ts'
import { evidenceExport } from './evidence-export.ts'
import { evidenceFile } from './evidence-file.ts'
import { evidenceFind } from './evidence-find.ts'
import { evidenceProof } from './evidence-proof.ts'
import { extractsList } from './extracts-list.ts'
import { houseRuleChangeRoutes } from './house-rule-changes.ts'
import { houseRulesRead, houseRulesReadOne } from './house-rules-read.ts'
import { inboxFiltersKeep } from './inbox-filters-keep.ts'
import { inboxFiltersList } from './inbox-filters-list.ts'
import { inboxFiltersRemove } from './inbox-filters-remove.ts'
import { jobsList } from './jobs-list.ts'
import { jobsRead } from './jobs-read.ts'
import { jobsWatch } from './jobs-watch.ts'
import { measuresRead } from './measures-read.ts'
import { nameListsApprove, nameListsSendBack } from './name-lists-decide.ts'
import { nameListsBadLines, nameListsTemplate } from './name-lists-files.ts'
import { nameListsImport } from './name-lists-import.ts'
import { nameListsConfirm, nameListsRule } from './name-lists-line.ts'
import { nameListsLines } from './name-lists-lines.ts'
import { nameListsList } from './name-lists-list.ts'
import { nameListsNames } from './name-lists-names.ts'
import { nameListsRead } from './name-lists-read.ts'
import { overviewRead } from './overview-read.ts'
import { plansApply } from './plans-apply.ts'
import { plansApprove } from './plans-approve.ts'
import { correctionsFile, plansCorrections } from './plans-corrections.ts'
import { plansDraft } from './plans-draft.ts'
import { plansEntries } from './plans-entries.ts'
import { plansExplain } from './plans-explain.ts'
import { plansExport } from './plans-export.ts'
import { plansList } from './plans-list.ts'
import { plansOutcomes } from './plans-outcomes.ts'
import { plansRead } from './plans-read.ts'
import { plansSendBack } from './plans-send-back.ts'
import { tellingRoutes } from './plans-tell.ts'
import { plansVerify } from './plans-verify.ts'
import { programmesAmend } from './programmes-amend.ts'
import { programmesCheck } from './programmes-check.ts'
import { programmesCompare } from './programmes-compare.ts'
import { programmesHistory } from './programmes-history.ts'
import { programmesLife } from './programmes-life.ts'
import { programmesList } from './programmes-list.ts'
import { programmesPrint } from './programmes-print.ts'
import { programmesRead } from './programmes-read.ts'
import { redecisionRoutes } from './redecisions.ts'
import { rolloutAcknowledge, rolloutRead, rolloutShow } from './rollout.ts'
import { runsList } from './runs-list.ts'
import { channelsHistory, channelsReport, servicesHistory, servicesRead, servicesReport } from './services.ts'
import { simulationsStart } from './simulations-start.ts'
import { submissionsDifference } from './submissions-difference.ts'
import { submissionsList } from './submissions-list.ts'
import { submissionsPublish } from './submissions-publish.ts'
import { submissionsRead } from './submissions-read.ts'
import { submissionsSendBack } from './submissions-send-back.ts'
import { submissionsSubmit } from './submissions-submit.ts'
import { suppressionExport } from './suppression-export.ts'
import { undosDraft } from './undos-draft.ts'
import { workItemsAssign } from './work-items-assign.ts'
import { workItemsClose } from './work-items-close.ts'
import { workItemsFile } from './work-items-file.ts'
import { workItemsList } from './work-items-list.ts'
import { workItemsRead } from './work-items-read.ts'
import { workItemsTakers } from './work-items-takers.ts'

export const routes: readonly Route[] = [
  booksImport,
  booksList,
  customersFind,
  customersNotices,
  ...customersObject,
  customersHistory,
  customersObjections,
  customersRead,
  customersUnmask,
  customersViews,
  customerViews,
  customerViewsFile,
  contactReport,
  contactDecision,
  feeDecision,
  reliefDecision,
  ...departureRoutes,
  draftsBegin,
  draftsDifference,
  draftsDiscard,
  draftsForward,
  draftsHistory,
  draftsList,
  draftsRead,
  draftsSave,
  draftsSubmit,
  programmesAmend,
  programmesHistory,
  programmesLife,
  evidenceCheckpoint,
  evidenceEntries,
  evidenceExport,
  evidenceFind,
  evidenceFile,
  evidenceProof,
  extractsList,
  houseRulesRead,
  houseRulesReadOne,
  ...houseRuleChangeRoutes,
  jobsList,
  jobsRead,
  jobsWatch,
  overviewRead,
  measuresRead,
  nameListsApprove,
  nameListsBadLines,
  nameListsConfirm,
  nameListsImport,
  nameListsLines,
  nameListsList,
  nameListsNames,
  nameListsRead,
  nameListsRule,
  nameListsSendBack,
  nameListsTemplate,
  plansApply,
  plansApprove,
  plansCorrections,
  correctionsFile,
  plansDraft,
  plansEntries,
  plansExplain,
  plansExport,
  suppressionExport,
  plansList,
  plansOutcomes,
  plansRead,
  plansSendBack,
  plansVerify,
  ...tellingRoutes,
  programmesCheck,
  programmesCompare,
  programmesList,
  programmesPrint,
  programmesRead,
  runsList,
  simulationsStart,
  servicesRead,
  servicesReport,
  channelsReport,
  channelsHistory,
  servicesHistory,
  rolloutRead,
  rolloutShow,
  rolloutAcknowledge,
  comparisonsStart,
  comparisonsAccounts,
  comparisonsFile,
  comparisonsAccount,
  ...redecisionRoutes,
  submissionsDifference,
  submissionsList,
  submissionsPublish,
  submissionsRead,
  submissionsSendBack,
  submissionsSubmit,
  undosDraft,
  inboxFiltersKeep,
  inboxFiltersList,
  inboxFiltersRemove,
  workItemsAssign,
  workItemsClose,
  workItemsFile,
  workItemsList,
  workItemsRead,
  workItemsTakers,
  ...circumstanceRoutes,
  ...administrationRoutes,
]
