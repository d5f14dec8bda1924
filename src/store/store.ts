// Opens the store: a database of one's own or the bank's, its schema brought up to date, and the nouns over it.

import { EvidenceLog } from '../evidence/index.ts'
import { ContactDecisions } from './contacts/contacts.ts'
import { Circumstances } from './customers/circumstances.ts'
import { ContactObjections } from './customers/contact-objections.ts'
import { CustomerHistory } from './customers/customer-history.ts'
import { CustomerViews } from './customers/customer-views.ts'
import { ListDeletion } from './customers/delete-lists.ts'
import { Documents } from './customers/documents.ts'
import { NameLists } from './customers/name-lists.ts'
import { Notices } from './customers/notices.ts'
import { connect, type Database } from './database/database.ts'
import { besideFolder, besideServer, migrate, readMigrations } from './database/migrate.ts'
import { Pages } from './database/pages.ts'
import { Decisions } from './decisions.ts'
import { openEmbedded } from './embedded/index.ts'
import { MeasureRecord } from './figures/measure-figures.ts'
import { Overview } from './figures/overview.ts'
import { HouseRecord } from './house-record.ts'
import { Inbox } from './inbox/inbox.ts'
import { WorkItems } from './inbox/work-items.ts'
import { Jobs } from './jobs.ts'
import { PostgresLogEntries } from './log-entries.ts'
import { ServiceReports } from './outlets/service-reports.ts'
import { Feedback } from './people/feedback.ts'
import { endRolesRunOut, Organisation } from './people/organisation.ts'
import { People } from './people/people.ts'
import { Sessions } from './people/sessions.ts'
import { MachineTokens } from './people/tokens.ts'
import { Plans } from './plans/plans.ts'
import { Redecisions } from './plans/redecisions.ts'
import { Runs } from './plans/runs.ts'
import { AcknowledgementMatters } from './programmes/acknowledgement-matters.ts'
import { Acknowledgements } from './programmes/acknowledgements.ts'
import { Departures } from './programmes/departures.ts'
import { Drafts } from './programmes/drafts.ts'
import { ProgrammeVersions } from './programmes/programmes.ts'
import { Submissions } from './programmes/submissions.ts'
import { Removals } from './removals.ts'
import { Requests } from './requests.ts'
import { Retention } from './retention.ts'

export interface Store {
  readonly people: People
  readonly organisation: Organisation
  readonly sessions: Sessions
  readonly tokens: MachineTokens
  readonly programmes: ProgrammeVersions
  readonly plans: Plans
  readonly runs: Runs
  readonly workItems: WorkItems
  readonly inbox: Inbox
  readonly feedback: Feedback
  readonly log: EvidenceLog
  readonly houseRecord: HouseRecord
  readonly contacts: ContactDecisions
  readonly contactObjections: ContactObjections
  readonly serviceReports: ServiceReports
  readonly acknowledgements: Acknowledgements
  readonly acknowledgementMatters: AcknowledgementMatters
  readonly customerHistory: CustomerHistory
  readonly customerViews: CustomerViews
  readonly circumstances: Circumstances
  readonly documents: Documents
  readonly jobs: Jobs
  readonly redecisions: Redecisions
  readonly removals: Removals
  readonly requests: Requests
  readonly retention: Retention
  readonly submissions: Submissions
  readonly drafts: Drafts
  readonly nameLists: NameLists
  readonly notices: Notices
  readonly departures: Departures
  readonly listDeletion: ListDeletion
  readonly pages: Pages
  readonly overview: Overview
  readonly measureRecord: MeasureRecord
  /** Runs work that decides as ever and keeps nothing. */
  rehearse<Result>(work: () => Promise<Result>): Promise<Result>
  /** True when the database answers. */
  answers(): Promise<boolean>
  /** Ends all connections, and the embedded server when nobody else uses it. */
  close(): Promise<void>
}

/** How long closing waits for queries still running, and for connections to a server that died. */
const endSeconds = 1

export interface StoreOptions {
  /** A PostgreSQL 15 or later; without it one is run in the data folder. */
  readonly databaseUrl?: string | undefined
  readonly dataFolder: string
  /** False for data that may be lost with the machine: tests and simulations. Only for the database of one's own. */
  readonly durable?: boolean
  /** ISO instant of now. */
  readonly clock: () => string
}

/** Opens the store. Throws `StoreUnavailable`, which says what to do next, when there is no database to use. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { sql, close } = await openDatabase(options)
  try {
    const { databaseUrl = '', dataFolder } = options
    const place = databaseUrl === '' ? besideFolder(dataFolder) : besideServer
    await migrate(sql, await readMigrations(), place)
    await endRolesRunOut(sql, options.clock())
    return storeOver(sql, options.clock, close)
  } catch (error) {
    await close()
    throw error
  }
}

/** A database and how to leave it; the tests use it to reach behind the store. */
export async function openDatabase({
  databaseUrl,
  dataFolder,
  durable,
}: Omit<StoreOptions, 'clock'>): Promise<{ sql: Database; close: () => Promise<void> }> {
  if (databaseUrl !== undefined && databaseUrl !== '') {
    const sql = await connect(databaseUrl)
    return { sql, close: () => sql.end({ timeout: endSeconds }) }
  }
  const embedded = await openEmbedded(dataFolder, durable)
  const sql = await connect(embedded.address).catch(async (error: unknown) => {
    await embedded.release()
    throw error
  })
  const close = async (): Promise<void> => {
    await sql.end({ timeout: endSeconds })
    await embedded.release()
  }
  return { sql, close }
}

function storeOver(sql: Database, clock: () => string, close: () => Promise<void>): Store {
  const decisions = new Decisions(sql, clock)
  return {
    people: new People(decisions),
    organisation: new Organisation(decisions),
    sessions: new Sessions(decisions, clock),
    tokens: new MachineTokens(decisions, clock),
    programmes: new ProgrammeVersions(decisions),
    plans: new Plans(decisions),
    runs: new Runs(decisions),
    workItems: new WorkItems(decisions),
    inbox: new Inbox(decisions),
    feedback: new Feedback(decisions),
    houseRecord: new HouseRecord(decisions),
    log: new EvidenceLog(new PostgresLogEntries(sql), clock),
    contacts: new ContactDecisions(decisions),
    contactObjections: new ContactObjections(decisions),
    serviceReports: new ServiceReports(decisions),
    acknowledgements: new Acknowledgements(decisions),
    acknowledgementMatters: new AcknowledgementMatters(decisions),
    customerHistory: new CustomerHistory(decisions),
    customerViews: new CustomerViews(decisions),
    circumstances: new Circumstances(decisions),
    documents: new Documents(decisions),
    jobs: new Jobs(decisions),
    redecisions: new Redecisions(decisions),
    requests: new Requests(decisions),
    removals: new Removals(decisions),
    retention: new Retention(sql, clock),
    submissions: new Submissions(decisions),
    drafts: new Drafts(decisions),
    nameLists: new NameLists(decisions),
    notices: new Notices(decisions),
    departures: new Departures(decisions),
    listDeletion: new ListDeletion(decisions),
    pages: new Pages(decisions),
    overview: new Overview(decisions),
    measureRecord: new MeasureRecord(decisions),
    rehearse: (work) => decisions.rehearse(work),
    answers: () =>
      sql`select 1`.then(
        () => true,
        () => false,
      ),
    close,
  }
}
