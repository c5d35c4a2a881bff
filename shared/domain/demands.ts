import type { ColumnRule, Grade, OwnField, RuledColumn, TypeFields } from '../contract/reception.ts'

/** As much of a grade as decides what is asked. */
export type AskingGrade = Pick<
  Grade,
  'idRule' | 'anonymous' | 'badgeNeeded' | 'callWhom' | 'waitPlace' | 'escortNeeded'
>

/** What the register form asks of somebody: the type's columns as the grade has them, and what the grade adds. */
export interface Demands {
  readonly columns: Readonly<
    Record<RuledColumn | 'name' | 'host' | 'idKind' | 'place' | 'escort', ColumnRule>
  >
  readonly own: readonly OwnField[]
  /** Nobody is remembered who was not named. */
  readonly remember: boolean
}

/** Without a type: the paper form as it is, where only the matter has to be written down. */
const paper: TypeFields['columns'] = {
  phone: 'optional',
  company: 'optional',
  reason: 'required',
  idNumber: 'optional',
  plate: 'optional',
  companions: 'optional',
  companionNames: 'optional',
  goods: 'optional',
  badgeNumber: 'optional',
}

/** Of somebody who is not named only what the desk can see: how many they are, from where, in which car. */
const seen: TypeFields['columns'] = {
  ...paper,
  phone: 'hidden',
  reason: 'hidden',
  idNumber: 'hidden',
  companionNames: 'hidden',
  goods: 'hidden',
  badgeNumber: 'hidden',
}

/** Forms 10.1: the type says which columns are filled in, the grade whether papers, a badge and an escort are needed. */
export function demandsOf(type: TypeFields | null, grade: AskingGrade | null): Demands {
  const anonymous = grade?.anonymous ?? false
  const columns = anonymous ? seen : (type?.columns ?? paper)
  const idRule = anonymous ? 'none' : (grade?.idRule ?? 'none')
  const idNumber = idRule === 'recorded' ? 'required' : columns.idNumber
  return {
    columns: {
      ...columns,
      name: anonymous ? 'optional' : 'required',
      host: grade === null || grade.callWhom === 'host' ? 'required' : 'optional',
      idNumber,
      idKind: idRule === 'shown' ? 'required' : idNumber === 'hidden' ? 'hidden' : 'optional',
      badgeNumber: grade?.badgeNeeded === true ? 'required' : columns.badgeNumber,
      place: grade !== null && grade.waitPlace !== '' ? 'optional' : 'hidden',
      escort: grade?.escortNeeded === true ? 'required' : 'hidden',
    },
    own: anonymous ? [] : (type?.own ?? []).filter(({ rule }) => rule !== 'hidden'),
    remember: !anonymous,
  }
}
