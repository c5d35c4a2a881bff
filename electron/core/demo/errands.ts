import type { DeskClient } from '../desk.ts'
import { madeUpCompany } from './people.ts'
import type { Dice } from './random.ts'
import type { DemoPerson } from './staff.ts'

/** What somebody comes for, and how such visitors are received; names and letters are those of the office's preset. */
const errands = [
  { reason: '业务洽谈', type: '普通访客' },
  { reason: '会议', type: '普通访客' },
  { reason: '参观考察', type: '普通访客' },
  { reason: '面试', type: '面试' },
  { reason: '维修施工', type: '施工维修' },
  { reason: '送货安装', type: '快递外卖' },
] as const

export interface Reception {
  readonly typeIds: ReadonlyMap<string, number>
  readonly gradeIds: ReadonlyMap<string, number>
}

/** The types and grades that the site was set up with. */
export async function receptionOf(client: DeskClient): Promise<Reception> {
  const types = await client.visitType.list({})
  const grades = await client.grade.list({})
  return {
    typeIds: new Map(types.map(({ name, id }) => [name, id])),
    gradeIds: new Map(grades.map(({ letter, id }) => [letter, id])),
  }
}

const nothingBrought = { plate: '', companions: 0, companionNames: '', goods: '' }

/** The form of one errand, filled in as far as its type and grade ask; `called`: the host has to agree first. */
export function errandOf(dice: Dice, { typeIds, gradeIds }: Reception, host: DemoPerson, goods: string) {
  const { reason, type } = dice.pick(errands)
  const typeId = typeIds.get(type) ?? null
  const grade = type === '快递外卖' ? 'D' : type === '普通访客' && dice.chance(0.08) ? 'B' : 'C'
  const form = { typeId, gradeId: gradeIds.get(grade) ?? null, hostId: host.staffId, hostName: '', reason }
  const company = madeUpCompany(dice)
  switch (type) {
    case '快递外卖':
      return {
        ...{ called: false, badge: false },
        form: { ...form, ...nothingBrought, idKind: null, idNumber: null },
      }
    case '面试':
      return { called: true, badge: false, form: { ...form, ...nothingBrought, company: '' } }
    case '施工维修':
      return {
        ...{ called: true, badge: true },
        form: { ...form, company, goods: goods === '' ? '工具包' : goods, hazards: false },
      }
    default:
      return { called: true, badge: true, form: { ...form, escort: grade === 'B' ? host.name : '' } }
  }
}
