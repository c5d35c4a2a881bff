import type { PaletteGroup } from '../../../renderer/ui/search-palette.tsx'
import type { Person } from '../../../renderer/ui/person-select.tsx'

export type Guest = {
  id: string
  number: string
  name: string
  firm: string
  host: string
  cameAt: number
  fen: number
  inside: boolean
}

const names = ['王芳', '李静', '张伟', '刘洋', '陈晓东', '欧阳娜娜', '赵敏', '黄磊', '周杰', '吴秀英']
const firms = [
  '上海浦江物业管理有限公司',
  '顺丰速运',
  '德勤华永会计师事务所（特殊普通合伙）北京分所',
  '市场监督管理局',
  '个人',
]
const morning = Date.UTC(2026, 2, 1, 0, 30)
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

/** Visits as a long register holds them. */
export const guests: readonly Guest[] = Array.from({ length: 10_000 }, (_, at) => ({
  id: `v${at}`,
  number: `2026-${String(at + 1).padStart(5, '0')}`,
  name: pick(names, at),
  firm: pick(firms, at),
  host: pick(names, at + 3),
  cameAt: morning + at * 60_000,
  fen: at % 3 === 0 ? 0 : at * 1_250,
  inside: at % 4 === 0,
}))

const staff: readonly (Person & { pinyin: string; initials: string })[] = [
  { id: 'p1', name: '王芳', department: '财务部', extension: '8012', pinyin: 'wangfang', initials: 'wf' },
  { id: 'p2', name: '王芳', department: '人力资源部', extension: '8077', pinyin: 'wangfang', initials: 'wf' },
  {
    id: 'p3',
    name: '欧阳娜娜',
    department: '华东区大客户与渠道合作部',
    extension: '8120',
    pinyin: 'ouyangnana',
    initials: 'oynn',
  },
  { id: 'p4', name: '李静', department: '行政部', pinyin: 'lijing', initials: 'lj' },
]

/** People by name, pinyin, initials, department or extension, with a short wait as over a wire. */
export async function findStaff(query: string): Promise<readonly Person[]> {
  await Promise.resolve()
  const wanted = query.toLowerCase()
  return staff.filter((one) => Object.values(one).some((value) => value.includes(wanted)))
}

/** Groups for the search palette. */
export async function findAnything(query: string): Promise<readonly PaletteGroup[]> {
  const people = await findStaff(query)
  const visits =
    query === ''
      ? []
      : guests.filter((one) => one.name.includes(query) || one.number.endsWith(query)).slice(0, 6)
  return [
    {
      key: 'staff',
      title: '员工',
      items: people.map(({ id, name, department = '' }) => ({ key: id, title: name, detail: department })),
    },
    {
      key: 'visits',
      title: '来访',
      items: visits.map(({ id, name, firm, number }) => ({
        key: id,
        title: name,
        detail: `${number} · ${firm}`,
      })),
    },
  ].filter((group) => query !== '' && group.items.length > 0)
}
