// Routes for those who administer people, roles and tokens, and for those who audit the door.

import type { Route } from '../route.ts'
import { namesList } from './names-list.ts'
import { organisationRead } from './organisation-read.ts'
import { peopleList } from './people-list.ts'
import { roleAssign } from './role-assign.ts'
import { roleEnd } from './role-end.ts'
import { sessionEnd } from './session-end.ts'
import { sessionsEnd } from './sessions-end.ts'
import { sessionsList } from './sessions-list.ts'
import { signInEventsList } from './sign-in-events-list.ts'
import { tokenIssue } from './token-issue.ts'
import { tokenRevoke } from './token-revoke.ts'
import { tokensList } from './tokens-list.ts'

export const administrationRoutes: readonly Route[] = [
  organisationRead,
  namesList,
  peopleList,
  roleAssign,
  roleEnd,
  sessionsEnd,
  sessionsList,
  sessionEnd,
  signInEventsList,
  tokensList,
  tokenIssue,
  tokenRevoke,
]
