import { attendance } from './attendance.ts'
import { absence, hostCall } from './calls.ts'
import { clockJumps, punches } from './clock-jumps.ts'
import { cards } from './cards.ts'
import { deposits, parcels } from './custody.ts'
import { documents } from './documents.ts'
import { audit, backup, print, search, settings, today } from './desk.ts'
import { expected } from './expected.ts'
import { fingers } from './fingers.ts'
import { goodsPasses } from './goods-passes.ts'
import { evacuation } from './evacuation.ts'
import { handovers, matters } from './handover.ts'
import { health } from './health.ts'
import { privacy } from './privacy.ts'
import { grades, visitTypes } from './reception.ts'
import { photos } from './photos.ts'
import { punchFiles } from './punch-files.ts'
import { readers } from './readers.ts'
import { receptionRule } from './reception-rules.ts'
import { lentPass } from './leaving.ts'
import { live, session, setup } from './session.ts'
import { staff } from './staff.ts'
import { staffClock } from './staff-clock.ts'
import { statistics } from './statistics.ts'
import { vehicles } from './vehicles.ts'
import { trace } from './trace.ts'
import { visitors } from './visitors.ts'
import { watchHold, watchList } from './watch-list.ts'
import { visitorSide } from './visitor-side.ts'

/**
 * The one way in: every call of every screen, command and test is a procedure of this tree. Each section is named by its own
 * type, because the compiler cannot write the whole tree out.
 */
export type Contract = {
  readonly session: typeof session
  readonly setup: typeof setup
  readonly live: typeof live
  readonly visitors: typeof visitors
  readonly lentPass: typeof lentPass
  readonly trace: typeof trace
  readonly receptionRule: typeof receptionRule
  readonly privacy: typeof privacy
  readonly statistics: typeof statistics
  readonly hostCall: typeof hostCall
  readonly absence: typeof absence
  readonly watchHold: typeof watchHold
  readonly watchList: typeof watchList
  readonly visitType: typeof visitTypes
  readonly grade: typeof grades
  readonly expected: typeof expected
  readonly vehicle: typeof vehicles
  readonly goodsPass: typeof goodsPasses
  readonly documents: typeof documents
  readonly photos: typeof photos
  readonly visitorSide: typeof visitorSide
  readonly parcels: typeof parcels
  readonly deposits: typeof deposits
  readonly staff: typeof staff
  readonly staffClock: typeof staffClock
  readonly attendance: typeof attendance
  readonly clockJumps: typeof clockJumps
  readonly punches: typeof punches
  readonly punchFiles: typeof punchFiles
  readonly readers: typeof readers
  readonly fingers: typeof fingers
  readonly cards: typeof cards
  readonly matters: typeof matters
  readonly handovers: typeof handovers
  readonly evacuation: typeof evacuation
  readonly search: typeof search
  readonly print: typeof print
  readonly audit: typeof audit
  readonly health: typeof health
  readonly settings: typeof settings
  readonly backup: typeof backup
  readonly today: typeof today
}

export const contract: Contract = {
  session,
  setup,
  live,
  visitors,
  lentPass,
  trace,
  receptionRule,
  privacy,
  statistics,
  hostCall,
  absence,
  watchHold,
  watchList,
  visitType: visitTypes,
  grade: grades,
  expected,
  vehicle: vehicles,
  goodsPass: goodsPasses,
  documents,
  photos,
  visitorSide,
  parcels,
  deposits,
  staff,
  staffClock,
  attendance,
  clockJumps,
  punches,
  punchFiles,
  readers,
  fingers,
  cards,
  matters,
  handovers,
  evacuation,
  search,
  print,
  audit,
  health,
  settings,
  backup,
  today,
}
