import { auditKinds, factNames, type FactName } from '#shared/contract/audit-kinds.ts'
import { callOutcomes, callStandings, callWays } from '#shared/contract/calls.ts'
import { collectorKinds, depositMethods } from '#shared/contract/custody.ts'
import type { AuditEntry } from '#shared/contract/desk.ts'
import { goodsPassKinds } from '#shared/contract/goods-passes.ts'
import { hostOutcomes, lentPassKinds, saidBys } from '#shared/contract/leaving.ts'
import { roles } from '#shared/contract/permissions.ts'
import { punchDirections, readerDialects, readerFamilies } from '#shared/contract/readers.ts'
import { traceOutcomes, traceWays } from '#shared/contract/trace.ts'
import { punchSources } from '#shared/contract/attendance.ts'
import { explanationCauses } from '#shared/contract/explanations.ts'
import { siteKinds } from '#shared/contract/values.ts'
import { leaveKinds } from '#shared/contract/visitors.ts'
import { watchGrades, watchOutcomes, watchPlaces } from '#shared/contract/watch-list.ts'
import { differences } from '#shared/domain/goods-pass.ts'
import { formatDayMinute } from '#shared/domain/day-minute.ts'
import { watchStrengths } from '#shared/domain/watch-match.ts'
import { weekdayKey } from '#shared/domain/weekdays.ts'
import type { Translate } from '../../i18n/index.ts'
import { formatFen } from '../../ui/money.ts'
import { formatMoment } from '../../ui/time.ts'

type Value = string | number | boolean | null
/** One fact as people read it. */
export interface Fact {
  readonly name: string
  readonly label: string
  readonly value: string
}

const oneOf = <T extends string>(all: readonly T[], value: Value): T | undefined =>
  all.find((one) => one === value)

/** What happened; a kind of another version of the program as it is stored. */
export function kindOf(t: Translate, kind: string): string {
  const known = oneOf(auditKinds, kind)
  return known ? t(`audit.kinds.${known}`) : kind
}

/** `访客 V2026-00431`: the register, and the number or name in it. */
export function subjectOf(t: Translate, subject: AuditEntry['subject']): string {
  if (!subject) return ''
  const { table, id, name } = subject
  return table === 'site' ? t('audit.subjects.site') : `${t(`audit.subjects.${table}`)} ${name || id}`
}

/** Meanings of signatures, and reasons that the desk gives itself. */
const ownWords = {
  missing: 'missing',
  unreadable: 'unreadable',
  ordinary: 'ordinary',
  urgent: 'urgent',
  consentEnded: 'consentEnded',
  'goodsPass.owner': 'goodsOwner',
  'parcels.collected': 'parcelCollected',
  'deposit.guest': 'depositGuest',
  'deposit.sealer': 'depositSealer',
  'deposit.released': 'depositReleased',
} as const

const enumerated: Partial<Record<FactName, (t: Translate, value: Value) => string | undefined>> = {
  role: roleOf,
  roleBefore: roleOf,
  source: wayOf,
  by: wayOf,
  kind: (t, value) =>
    wordOf(oneOf(siteKinds, value), (one) => t(`setup.kinds.${one}`)) ??
    wordOf(oneOf(goodsPassKinds, value), (one) => t(`goods.kinds.${one}`)),
  family: (t, value) => wordOf(oneOf(readerFamilies, value), (one) => t(`readers.families.${one}`)),
  dialect: (t, value) => wordOf(oneOf(readerDialects, value), (one) => t(`readers.dialects.${one}`)),
  direction: (t, value) => wordOf(oneOf(punchDirections, value), (one) => t(`readers.directions.${one}`)),
  difference: (t, value) => wordOf(oneOf(differences, value), (one) => t(`goods.differences.${one}`)),
  leaveKind: (t, value) => wordOf(oneOf(leaveKinds, value), (one) => t(`visitors.leaveKinds.${one}`)),
  saidBy: (t, value) => wordOf(oneOf(saidBys, value), (one) => t(`leaving.saidBy.${one}`)),
  passKind: (t, value) => wordOf(oneOf(lentPassKinds, value), (one) => t(`passes.kinds.${one}`)),
  cause: (t, value) => wordOf(oneOf(explanationCauses, value), (one) => t(`clock.causes.${one}`)),
  answer: (t, value) =>
    wordOf(oneOf(['accepted', 'refused'] as const, value), (one) => t(`explanations.answers.${one}`)),
  hostOutcome: (t, value) => wordOf(oneOf(hostOutcomes, value), (one) => t(`leaving.${one}`)),
  traceWay: (t, value) => wordOf(oneOf(traceWays, value), (one) => t(`trace.ways.${one}`)),
  traceOutcome: (t, value) => wordOf(oneOf(traceOutcomes, value), (one) => t(`trace.outcomes.${one}`)),
  method: (t, value) => wordOf(oneOf(depositMethods, value), (one) => t(`deposits.methods.${one}`)),
  collectorKind: (t, value) =>
    wordOf(oneOf(collectorKinds, value), (one) => t(`parcels.collectorKinds.${one}`)),
  grade: (t, value) => wordOf(oneOf(watchGrades, value), (one) => t(`watch.grades.${one}`)),
  outcome: (t, value) => wordOf(oneOf(watchOutcomes, value), (one) => t(`watch.outcomes.${one}`)),
  strength: (t, value) => wordOf(oneOf(watchStrengths, value), (one) => t(`watch.strengths.${one}`)),
  place: (t, value) => wordOf(oneOf(watchPlaces, value), (one) => t(`watch.places.${one}`)),
  found: ownOf,
  standing: (t, value) => wordOf(oneOf(callStandings, value), (one) => t(`calls.standings.${one}`)),
  callWay: (t, value) => wordOf(oneOf(callWays, value), (one) => t(`calls.ways.${one}`)),
  callOutcome: (t, value) => wordOf(oneOf(callOutcomes, value), (one) => t(`calls.outcomes.${one}`)),
  printLocale: (t, value) => t(value === 'en' ? 'ui.language.en' : 'ui.language.zh'),
  weekdays: weekdaysOf,
  priority: ownOf,
  // whole sets of rules: too long for a line, and the stored form is one key away
  rules: (t) => t('audit.values.storedForm'),
  receptionRules: (t) => t('audit.values.storedForm'),
  reason: ownOf,
  meaning: (t, value) =>
    String(value).startsWith('fingerConsent ') ? t('audit.values.fingerConsent') : ownOf(t, value),
}

function wordOf<T>(known: T | undefined, say: (known: T) => string): string | undefined {
  return known === undefined ? undefined : say(known)
}
function roleOf(t: Translate, value: Value) {
  return value === null ? t('staff.noRole') : wordOf(oneOf(roles, value), (one) => t(`staff.roles.${one}`))
}
function wayOf(t: Translate, value: Value) {
  return wordOf(oneOf(punchSources, value), (one) => t(`attendance.raw.${one}`))
}
/** ISO weekdays, stored as a JSON list. */
function weekdaysOf(t: Translate, value: Value) {
  const weekdays = JSON.parse(String(value)) as number[]
  return weekdays.map((day) => t(`staff.shifts.days.${weekdayKey(day)}`)).join(t('staff.shifts.dayJoin'))
}
function ownOf(t: Translate, value: Value) {
  const known = oneOf(Object.keys(ownWords) as (keyof typeof ownWords)[], value)
  return wordOf(known, (one) => t(`audit.values.${ownWords[one]}`))
}

const people: readonly string[] = [
  'staffId',
  'outgoingId',
  'approvedBy',
  'calledId',
  'deputyId',
] satisfies FactName[]

function valueOf(t: Translate, name: string, value: Value, names: ReadonlyMap<number, string>): string {
  const word = enumerated[name as FactName]?.(t, value)
  if (word !== undefined) return word
  if (value === null || value === '') return t('audit.nothing')
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no')
  if (typeof value === 'string') return value
  if (people.includes(name)) return names.get(value) ?? `#${value}`
  if (name.endsWith('At') || name === 'stayUntil') return formatMoment(value)
  if (name.endsWith('Fen')) return formatFen(value)
  return name.endsWith('Minute') ? formatDayMinute(value) : String(value)
}

/** The facts of an entry, labelled; `names` by staff id. What cannot be read stands as it is stored. */
export function factsOf(t: Translate, facts: string, names: ReadonlyMap<number, string>): Fact[] {
  const stored = JSON.parse(facts) as Record<string, Value>
  return Object.entries(stored).map(([name, value]) => {
    const known = oneOf(factNames, name)
    return {
      name,
      label: known ? t(`audit.facts.${known}`) : name,
      value: valueOf(t, name, value, names),
    }
  })
}

/** Codes for machines: in the details, not in the list. */
const longCodes: readonly string[] = ['sha256', 'promisedHash'] satisfies FactName[]

/** The facts in one line, without what the line says already. */
export function summaryOf(t: Translate, entry: AuditEntry, names: ReadonlyMap<number, string>): string {
  return factsOf(t, entry.facts, names)
    .filter(({ name, value }) => !longCodes.includes(name) && value !== entry.subject?.name)
    .map(({ label: name, value }) => t('audit.fact', { name, value }))
    .join(' · ')
}
