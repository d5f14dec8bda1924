// All verbs, in the order in which the overview shows them.

import type { Verb } from '../verb.ts'
import { verb as apply } from './apply.ts'
import { verb as approve } from './approve.ts'
import { verb as bankExtract } from './bank-extract.ts'
import { verb as bankMake } from './bank-make.ts'
import { verb as bench } from './bench.ts'
import { verb as benchApi } from './bench-api.ts'
import { verb as bookImport } from './book-import.ts'
import { verb as bookMake } from './book-make.ts'
import { verb as customersLoad } from './customers-load.ts'
import { verb as demo } from './demo.ts'
import { verb as documentsDeleteDue } from './documents-delete-due.ts'
import { verb as draft } from './draft.ts'
import { verb as evaluate } from './evaluate.ts'
import { verb as evidenceCheck } from './evidence-check.ts'
import { verb as evidenceProof } from './evidence-proof.ts'
import { verb as evidenceVerify } from './evidence-verify.ts'
import { verb as explain } from './explain.ts'
import { verb as keysReseal } from './keys-reseal.ts'
import { verb as listsImport } from './lists-import.ts'
import { verb as nightsRemoveOld } from './nights-remove-old.ts'
import { verb as organisationFound } from './organisation-found.ts'
import { verb as personIntroduce } from './person-introduce.ts'
import { verb as planExport } from './plan-export.ts'
import { verb as planList } from './plan-list.ts'
import { verb as planShow } from './plan-show.ts'
import { verb as programmeCheck } from './programme-check.ts'
import { verb as programmePrint } from './programme-print.ts'
import { verb as programmePublish } from './programme-publish.ts'
import { verb as redecide } from './redecide.ts'
import { verb as redecideShow } from './redecide-show.ts'
import { verb as rulesConfirm } from './rules-confirm.ts'
import { verb as rulesList } from './rules-list.ts'
import { verb as rulesSendBack } from './rules-send-back.ts'
import { verb as rulesStandFor } from './rules-stand-for.ts'
import { verb as sendBack } from './send-back.ts'
import { verb as serve } from './serve.ts'
import { verb as simulate } from './simulate.ts'
import { verb as suppression } from './suppression.ts'
import { verb as tell } from './tell.ts'
import { verb as undo } from './undo.ts'
import { verb as verify } from './verify.ts'

export const verbs: readonly Verb[] = [
  demo,
  serve,
  personIntroduce,
  organisationFound,
  programmeCheck,
  programmePrint,
  programmePublish,
  rulesList,
  rulesStandFor,
  rulesConfirm,
  rulesSendBack,
  evaluate,
  simulate,
  bookMake,
  bookImport,
  customersLoad,
  listsImport,
  documentsDeleteDue,
  nightsRemoveOld,
  keysReseal,
  draft,
  planList,
  planShow,
  planExport,
  suppression,
  approve,
  sendBack,
  apply,
  verify,
  tell,
  undo,
  redecide,
  redecideShow,
  explain,
  bankMake,
  bankExtract,
  evidenceVerify,
  evidenceProof,
  evidenceCheck,
  bench,
  benchApi,
]
