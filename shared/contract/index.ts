import { deposits, parcels } from './custody.ts'
import { documents } from './documents.ts'
import { audit, backup, print, search, settings, today } from './desk.ts'
import { handovers, matters } from './handover.ts'
import { health } from './health.ts'
import { photos } from './photos.ts'
import { receptionRule } from './reception-rules.ts'
import { live, session, setup } from './session.ts'
import { attendance, fingers, readers, staff } from './staff.ts'
import { visitors } from './visitors.ts'
import { visitorSide } from './visitor-side.ts'

/** The one way in: every call of every screen, command and test is a procedure of this tree. */
export const contract = {
  session,
  setup,
  live,
  visitors,
  receptionRule,
  documents,
  photos,
  visitorSide,
  parcels,
  deposits,
  staff,
  attendance,
  readers,
  fingers,
  matters,
  handovers,
  search,
  print,
  audit,
  health,
  settings,
  backup,
  today,
}
export type Contract = typeof contract
