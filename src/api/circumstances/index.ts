// The routes of circumstances that people of the bank record and verify.

import type { Route } from '../route.ts'
import { documentRoutes } from './documents.ts'
import { circumstancesList } from './list.ts'
import { circumstancesOfCustomer } from './of-customer.ts'
import { circumstancesRead } from './read.ts'
import { circumstancesRecord } from './record.ts'
import { circumstanceSteps } from './steps.ts'

export const circumstanceRoutes: readonly Route[] = [
  circumstancesOfCustomer,
  circumstancesRecord,
  circumstancesList,
  circumstancesRead,
  ...circumstanceSteps,
  ...documentRoutes,
]
