import { DeskError } from '#shared/contract/errors.ts'
import { ownKeys, ruledColumns, type OwnAnswers, type RuledColumn } from '#shared/contract/reception.ts'
import { demandsOf, type Demands } from '#shared/domain/demands.ts'
import { stayEnd } from '#shared/domain/end-of-day.ts'
import type { Core } from '../../core.ts'
import type { ArrivalColumns, ArrivalInput, ArrivalStep } from '../visitors/arrival.ts'
import { createChosen } from './chosen.ts'

/** Whether a column is filled in. How many came along is a number, and none is an answer. */
function isGiven(column: RuledColumn, input: ArrivalInput): boolean {
  switch (column) {
    case 'idNumber':
      return input.idNumber !== null || input.reuseIdOf !== null
    case 'companions':
      return true
    case 'companionNames':
      return input.companions === 0 || input.companionNames !== ''
    default:
      return (input[column] ?? '') !== ''
  }
}

/** The first field that is demanded and empty, in the order of the form. */
function missingField({ columns, own }: Demands, input: ArrivalInput): string | undefined {
  if (columns.name === 'required' && input.name === '') return 'name'
  if (columns.host === 'required' && input.hostId === null && input.hostName === '') return 'hostId'
  // a paper of the last visit that is taken over brings its kind along
  if (columns.idKind === 'required' && input.idKind === null && input.reuseIdOf === null) return 'idKind'
  if (columns.escort === 'required' && input.escort === '') return 'escort'
  const column = ruledColumns.find((one) => columns[one] === 'required' && !isGiven(one, input))
  if (column !== undefined) return column
  const answer = own.find(({ key, rule }) => rule === 'required' && (input.ownFields[key] ?? '') === '')
  return answer && `ownFields.${answer.key}`
}

/** Answers to questions that this type does not ask are a form of yesterday. */
function strayAnswer({ own }: Demands, answers: OwnAnswers): string | undefined {
  const stray = ownKeys.find((key) => (answers[key] ?? '') !== '' && !own.some((one) => one.key === key))
  return stray && `ownFields.${stray}`
}

/**
 * Holds an arrival against its type and grade (house rule A5), whatever the form has checked: what is missing, which
 * papers, badge and escort are needed. Decides how long he may stay, where he waits, and which leader he is led to.
 */
export function createReceptionStep(core: Core): ArrivalStep {
  const chosen = createChosen(core)
  const endOf = (arrivedAt: number, minutes: number) =>
    stayEnd(arrivedAt, minutes, core.site.get().timeZone, core.site.settings().closeVisitsAtMinute)
  return {
    before({ input, arrivedAt }): ArrivalColumns {
      const { type, grade } = chosen(input)
      const demands = demandsOf(type?.fields ?? null, grade)
      const wrong = missingField(demands, input) ?? strayAnswer(demands, input.ownFields)
      if (wrong !== undefined) throw new DeskError('FIELD_INVALID', { field: wrong })

      const noHost = input.hostId === null && input.hostName === ''
      const leaderId = noHost && grade?.callWhom === 'leader' ? grade.leaderId : null
      const stay = input.stayUntil === null ? (type?.stayMinutes ?? null) : null
      const unasked = type?.fields.columns.reason === 'hidden'
      return {
        ...(leaderId === null ? {} : { hostId: leaderId }),
        ...(stay === null ? {} : { stayUntil: endOf(arrivedAt, stay) }),
        ...(input.place === '' && grade ? { place: grade.waitPlace } : {}),
        ...(input.reason === '' && unasked ? { reason: type.name } : {}),
      }
    },
  }
}
