// Routes for those who administer people, roles and tokens, and for those who audit the door.

import type { Route } from '../route.ts'
import { feedbackGive } from './feedback-give.ts'
import { feedbackList } from './feedback-list.ts'
import { namesList } from './names-list.ts'
import { organisationRead } from './organisation-read.ts'
import { peopleIntroduce } from './people-introduce.ts'
import { peopleList } from './people-list.ts'
import { permissionsList } from './permissions-list.ts'
import { roleAssign } from './role-assign.ts'
import { roleEnd } from './role-end.ts'
import { rolesOfPerson } from './roles-of-person.ts'
import { sessionEnd } from './session-end.ts'
import { sessionsEnd } from './sessions-end.ts'
import { sessionsList } from './sessions-list.ts'
import { signInEventsFile, signInEventsList } from './sign-in-events-list.ts'
import { tokenIssue } from './token-issue.ts'
import { tokenRevoke } from './token-revoke.ts'
import { tokensList } from './tokens-list.ts'

export const administrationRoutes: readonly Route[] = [
  organisationRead,
  namesList,
  permissionsList,
  peopleList,
  peopleIntroduce,
  rolesOfPerson,
  roleAssign,
  roleEnd,
  sessionsEnd,
  feedbackGive,
  feedbackList,
  sessionsList,
  sessionEnd,
  signInEventsList,
  signInEventsFile,
  tokensList,
  tokenIssue,
  tokenRevoke,
]
