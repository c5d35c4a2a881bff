import { z } from 'zod'
import { act, query } from './builder.ts'
import { id, instant, required, text } from './values.ts'

/** What a type of visitor asks of one column of the register form. */
export const columnRules = ['hidden', 'optional', 'required'] as const
export type ColumnRule = (typeof columnRules)[number]
const columnRule = z.enum(columnRules)

/** The columns a type decides about. Name and host follow the grade, the arrival is always asked for. */
export const ruledColumns = [
  'phone',
  'company',
  'reason',
  'idNumber',
  'plate',
  'companions',
  'companionNames',
  'goods',
  'badgeNumber',
] as const
export type RuledColumn = (typeof ruledColumns)[number]

/** The places of a type's own fields: at most twelve, and an answer stays with its place. */
export const ownKeys = [
  'own1',
  'own2',
  'own3',
  'own4',
  'own5',
  'own6',
  'own7',
  'own8',
  'own9',
  'own10',
  'own11',
  'own12',
] as const
export type OwnKey = (typeof ownKeys)[number]

const ownField = z.strictObject({
  key: z.enum(ownKeys),
  label: required(30),
  /** Empty: the Chinese label stands in English too. */
  labelEn: text(40),
  rule: columnRule,
  /** Not filled in from the last visit. */
  askAgain: z.boolean(),
})
export type OwnField = z.infer<typeof ownField>

/** Answers to own fields, by place. */
export const ownAnswers = z.strictObject(
  Object.fromEntries(ownKeys.map((key) => [key, text(200).optional()])) as Record<
    OwnKey,
    z.ZodOptional<z.ZodString>
  >,
)
export type OwnAnswers = z.infer<typeof ownAnswers>

/** What the register form asks of one type of visitor. */
export const typeFields = z.strictObject({
  columns: z.strictObject(
    Object.fromEntries(ruledColumns.map((column) => [column, columnRule])) as Record<
      RuledColumn,
      typeof columnRule
    >,
  ),
  own: z.array(ownField).max(ownKeys.length),
})
export type TypeFields = z.infer<typeof typeFields>

export const photoRules = ['none', 'optional', 'required'] as const

const visitTypeFields = {
  name: required(20),
  /** Empty: the Chinese name stands in English too. */
  nameEn: text(40),
  /** How such visitors are received unless the desk chooses otherwise. */
  gradeId: id.nullable(),
  fields: typeFields,
  photoRule: z.enum(photoRules),
  /** What he carries in is compared when he leaves. */
  goodsCheck: z.boolean(),
  /** He is asked about dangerous goods and the like (house rule A8). */
  hazardsQuestion: z.boolean(),
  /** Longest stay, min; longer is an overstay. null: no limit. */
  stayMinutes: z.int().min(5).max(43_200).nullable(),
  /** Listed as a contractor in an evacuation. */
  contractor: z.boolean(),
  /** Offered on the visitor's own screen. */
  visitorSide: z.boolean(),
  /** null: as the site keeps visits. */
  keepDays: z.int().min(1).max(3660).nullable(),
}

export const visitType = z.object({ id, ...visitTypeFields, retiredAt: instant.nullable() })
export type VisitType = z.infer<typeof visitType>

export const idRules = ['none', 'shown', 'recorded'] as const
export const callees = ['host', 'leader', 'nobody'] as const
/** Forms that a grade may offer once somebody is registered. */
export const arrivalPrints = ['visitBadge'] as const

const gradeFields = {
  /** The key on the register form as well. */
  letter: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]$/),
  name: required(20),
  nameEn: text(40),
  /** Whether papers are looked at, or their number is written down. */
  idRule: z.enum(idRules),
  /** Counted, not named: the line holds host, time and number of people, so that evacuation lists are true. */
  anonymous: z.boolean(),
  badgeNeeded: z.boolean(),
  callWhom: z.enum(callees),
  leaderId: id.nullable(),
  /** Where such a visitor waits (house rule A5); empty: nowhere in particular. */
  waitPlace: text(40),
  escortNeeded: z.boolean(),
  prints: z.array(z.enum(arrivalPrints)).max(10),
}

export const grade = z.object({
  id,
  ...gradeFields,
  leaderName: z.string(),
  retiredAt: instant.nullable(),
})
export type Grade = z.infer<typeof grade>

const listed = z.strictObject({
  /** Also those no longer in use, behind the others. */
  retired: z.boolean().default(false),
})
/** `id` null: a new one, behind the others. */
const saved = { id: id.nullable() }
const inUse = { id, inUse: z.boolean() }
/** Everything in use, in its new order. */
const ordered = { ids: z.array(id).min(1).max(60) }

export const visitTypes = {
  list: query('desk.use').input(listed).output(z.array(visitType)),
  save: act('reception.write', { ...saved, ...visitTypeFields }).output(z.object({ id })),
  /** Taken out of use, or back into it; never deleted, because visits speak of it. */
  use: act('reception.write', inUse).output(z.object({ id })),
  order: act('reception.write', ordered).output(z.object({})),
  /** The usual types and grades of this kind of site, while there are none. */
  adopt: act('reception.write', {}, 10).output(z.object({})),
}

export const grades = {
  list: query('desk.use').input(listed).output(z.array(grade)),
  save: act('reception.write', { ...saved, ...gradeFields }).output(z.object({ id })),
  use: act('reception.write', inUse).output(z.object({ id })),
  order: act('reception.write', ordered).output(z.object({})),
}
