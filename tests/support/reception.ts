import { ruledColumns, type Grade, type RuledColumn, type VisitType } from '#shared/contract/reception.ts'
import { requestId, type TestDesk } from './desk.ts'

type Change<T> = Partial<Omit<T, 'id' | 'retiredAt' | 'fields'>>
type Fields = VisitType['fields']

const columns = Object.fromEntries(ruledColumns.map((column) => [column, 'optional'])) as Record<
  RuledColumn,
  'optional'
>

/** Adds a type of visitor that asks for nothing but what the test says. */
export async function addType(
  { admin }: TestDesk,
  {
    columns: rules = {},
    own = [],
    ...change
  }: Change<VisitType> & { columns?: Partial<Fields['columns']>; own?: Fields['own'] } = {},
): Promise<number> {
  const { id } = await admin.visitType.save({
    ...{ requestId: requestId(), id: null, name: '测试类型', nameEn: 'Test', gradeId: null },
    ...{ photoRule: 'none', goodsCheck: false, hazardsQuestion: false, contractor: false },
    ...{ visitorSide: false, stayMinutes: null, keepDays: null },
    ...change,
    fields: { columns: { ...columns, ...rules }, own },
  })
  return id
}

/** Adds a grade that demands nothing but what the test says. */
export async function addGrade({ admin }: TestDesk, change: Change<Grade> = {}): Promise<number> {
  const { leaderName: _, ...fields } = change
  const { id } = await admin.grade.save({
    ...{ requestId: requestId(), id: null, letter: 'Z', name: '测试等级', nameEn: 'Test' },
    ...{ idRule: 'none', anonymous: false, badgeNeeded: false, callWhom: 'host', leaderId: null },
    ...{ waitPlace: '', escortNeeded: false, prints: [] },
    ...fields,
  })
  return id
}
