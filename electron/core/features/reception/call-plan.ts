import type { Callee } from '#shared/contract/calls.ts'
import { DeskError } from '#shared/contract/errors.ts'
import type { Core } from '../../core.ts'
import { createWhereabouts, isOut, shownAbsence, type Whereabouts } from './whereabouts.ts'

type Standing = Callee['standing']

/** A visit as far as asking for it goes. */
export interface AskedVisit {
  readonly id: number
  readonly number: string
  readonly hostId: number | null
  readonly hostName: string
  readonly expectedId: number | null
  readonly admission: 'waiting' | 'admitted' | 'refused' | null
  readonly admissionAt: number | null
  readonly admissionBy: string
  readonly admissionReason: string
  readonly inside: 0 | 1
  /** What the grade of reception asks; null: there is none. */
  readonly callWhom: 'host' | 'leader' | 'nobody' | null
  readonly leaderId: number | null
}

/** Who has a say in a visit, by staff id. */
export interface Askable {
  readonly hostId: number | null
  readonly deputyId: number | null
  readonly leaderId: number | null
}

interface Colleague {
  readonly name: string
  readonly department: string
  readonly extension: string
  readonly mobile: string
  readonly deputyId: number | null
}

type Listed = Pick<Callee, 'staffId' | 'standing'>

/** Each once, in the first right that he is called in; a leader alone where the grade says so (forms 10.1, grades A and B). */
export function callOrder(visit: Pick<AskedVisit, 'callWhom' | 'hostId'>, askable: Askable): Listed[] {
  const { hostId, deputyId, leaderId } = askable
  const all: Listed[] =
    visit.callWhom === 'leader'
      ? [{ staffId: leaderId, standing: 'leader' }]
      : [
          { staffId: hostId, standing: 'host' },
          { staffId: deputyId, standing: 'deputy' },
          { staffId: leaderId, standing: 'leader' },
        ]
  const named = all.filter(
    ({ staffId, standing }) => staffId !== null || (standing === 'host' && visit.hostId === null),
  )
  return named.filter((one, at) => named.findIndex(({ staffId }) => staffId === one.staffId) === at)
}

/** In which rights somebody's word may be put down; `other` is open to all who have no say of their own. */
export function standingsOf(staffId: number, { hostId, deputyId, leaderId }: Askable): Standing[] {
  const own = (
    [
      ['host', hostId],
      ['deputy', deputyId],
      ['leader', leaderId],
    ] as const
  ).flatMap(([standing, id]) => (id === staffId ? [standing] : []))
  return own.length > 0 ? own : ['other']
}

/**
 * Whom to call now: the first who is not away and has not been rung in vain; then the first who has not been rung at all;
 * then whoever was rung longest ago.
 */
export function nextOf(people: readonly Pick<Callee, 'tried' | 'absence' | 'presence'>[]): number {
  const untried = (one: Pick<Callee, 'tried'>) => one.tried.length === 0
  const here = people.findIndex((one) => untried(one) && one.absence === null && one.presence !== 'out')
  if (here >= 0) return here
  const anybody = people.findIndex(untried)
  if (anybody >= 0) return anybody
  const lastAt = people.map(({ tried }) => tried.at(-1)?.calledAt ?? 0)
  return Math.max(0, lastAt.indexOf(Math.min(...lastAt)))
}

/** Who is asked about a visitor, and what he said before. */
export function createCallPlan(core: Core) {
  const whereabouts = createWhereabouts(core)
  const visitById = core.sqlite.prepare(
    `SELECT v.id, v.number, v.host_id AS hostId, v.host_name AS hostName, v.expected_id AS expectedId, v.admission,
       v.admission_at AS admissionAt, coalesce(decider.name, '') AS admissionBy,
       coalesce(v.admission_reason, '') AS admissionReason,
       v.leave_kind IS NULL AND v.voided_at IS NULL AS inside,
       grade.call_whom AS callWhom, leader.id AS leaderId
     FROM visits v
     LEFT JOIN reception_grades grade ON grade.id = v.grade_id
     LEFT JOIN staff leader ON leader.id = grade.leader_id AND leader.left_at IS NULL
     LEFT JOIN staff decider ON decider.id = v.admission_by
     WHERE v.id = ?`,
  )
  const colleague = core.sqlite.prepare(
    `SELECT one.name, one.department, one.extension, coalesce(one.mobile, '') AS mobile, deputy.id AS deputyId
     FROM staff AS one LEFT JOIN staff AS deputy ON deputy.id = one.deputy_id AND deputy.left_at IS NULL
     WHERE one.id = ? AND one.left_at IS NULL`,
  )
  const colleagueOf = (id: number | null) =>
    id === null ? undefined : (colleague.get(id) as Colleague | undefined)

  /** The deputy of the running absence goes before the one who always stands in. */
  const askable = (visit: Pick<AskedVisit, 'hostId' | 'leaderId'>, host: Whereabouts): Askable => {
    const member = colleagueOf(visit.hostId)
    return {
      hostId: member ? visit.hostId : null,
      deputyId: host.absence?.deputyId ?? member?.deputyId ?? null,
      leaderId: visit.leaderId,
    }
  }

  function calleeOf(visit: AskedVisit, { staffId, standing }: Listed): Omit<Callee, 'tried'> {
    const found = colleagueOf(staffId)
    const { presence, absence } = whereabouts.ofOne(staffId)
    const { name = visit.hostName, department = '', extension = '', mobile = '' } = found ?? {}
    return {
      ...{ staffId, standing, name, department, extension, mobile, presence },
      absence: shownAbsence(absence),
    }
  }

  return {
    /** @throws NOT_FOUND */
    visit(id: number): AskedVisit {
      const visit = visitById.get(id) as AskedVisit | undefined
      if (!visit) throw new DeskError('NOT_FOUND', { what: 'visit' })
      return visit
    },
    whereabouts,
    nameOf: (staffId: number): string | undefined => colleagueOf(staffId)?.name,
    askable: (visit: AskedVisit): Askable => askable(visit, whereabouts.ofOne(visit.hostId)),
    /** House rule A7: the site keeps it, and the occupant is known to be out. */
    hostOut: (hostId: number | null): boolean =>
      core.site.settings().reception.hostOutBlocks && isOut(whereabouts.ofOne(hostId)),
    /** In the order in which they are called. */
    people: (visit: AskedVisit): Omit<Callee, 'tried'>[] =>
      callOrder(visit, askable(visit, whereabouts.ofOne(visit.hostId))).map((one) => calleeOf(visit, one)),
  }
}
export type CallPlanOf = ReturnType<typeof createCallPlan>
