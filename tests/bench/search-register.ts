import type { Sqlite } from '#core/database/open.ts'
import { nameKeys } from '#core/names/pinyin.ts'

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

// The hundred most frequent surnames bear 85 % of the people, the first ten 40 %; drawn by rank they come near to that.
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严单覃武戴莫孔向汤',
  '欧阳',
  '司马',
]
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰红建国志梅玲云林海波宁倩雪晨宇浩然子涵雨欣怡佳琪思远嘉诚博文婷慧珊莉彬鑫鹏飞斌龙凯旋亮辉力永健世广义兴良仁友裕河哲江新峰毅俊',
]
const places = [...'京沪粤苏浙鲁川渝鄂湘闽皖冀豫津辽']
const trades = [
  '贸易',
  '科技',
  '物流',
  '广告',
  '建筑',
  '电子',
  '食品',
  '咨询',
  '印刷',
  '保洁',
  '装饰',
  '软件',
]
const towns = ['北京', '上海', '深圳', '广州', '杭州', '成都', '武汉', '南京', '苏州', '天津', '']
const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']

interface Person {
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly phone: string
  readonly plate: string
  readonly company: string
  readonly masked: string
  readonly remember: number
}

const columns = `number, name, pinyin, initials, phone, phone_last4, id_kind, id_number_cipher, id_number_index,
  id_number_masked, company, host_name, reason, plate, companions, companion_names, goods, badge_number, remember,
  arrived_at, recorded_at, recorded_by, leave_kind, left_at, left_recorded_at, left_recorded_by, salt`

/** People as a register of many years has them; a quarter as many as visits, some of whom come far more often. */
function makePeople(count: number, random: () => number): Person[] {
  const skewed = <T>(list: readonly T[], power: number): T =>
    list[Math.floor(random() ** power * list.length)] as T
  const any = <T>(list: readonly T[]): T => skewed(list, 1)
  const digits = (length: number) => String(Math.floor(random() * 10 ** length)).padStart(length, '0')
  const companies = Array.from(
    { length: 3_000 },
    () => `${any(towns)}${any(given)}${any(given)}${any(trades)}${random() < 0.7 ? '有限公司' : ''}`,
  )
  return Array.from({ length: count }, () => {
    const name = `${skewed(surnames, 2.2)}${any(given)}${random() < 0.8 ? any(given) : ''}`
    return {
      name,
      ...nameKeys(name),
      phone: `1${any(['38', '39', '37', '50', '58', '86', '88', '77'])}${digits(8)}`,
      plate: random() < 0.4 ? `${skewed(places, 2)}${any(letters)}${any(letters)}${digits(4)}` : '',
      company: random() < 0.8 ? skewed(companies, 1.5) : '',
      masked: `110***********${digits(3)}${any([...'0123456789X'])}`,
      remember: random() < 0.5 ? 1 : 0,
    }
  })
}

/** Fills the register, oldest first: three years of visits that are over, numbered as the desk numbers them. */
export function fillRegister(sqlite: Sqlite, rows: number, random: () => number): void {
  const people = makePeople(Math.ceil(rows / 4), random)
  const insert = sqlite.prepare(
    `INSERT INTO visits (${columns}) VALUES (@number, @name, @pinyin, @initials, @phone, @last4, 'residentId', @cipher,
       @hmac, @masked, @company, '陈静', '业务洽谈', @plate, 0, '', '', @badge, @remember, @at, @at, 1, 'seen',
       @at + 3600000, @at + 3600000, 1, @salt)`,
  )
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
  const span = 3 * 365 * 86_400_000
  const end = Date.UTC(2026, 2, 1)
  const perYear = Math.ceil(rows / 3)
  const fill = sqlite.transaction((from: number, to: number) => {
    for (let row = from; row < to; row += 1) {
      const { plate, ...person } = people[Math.floor(random() ** 1.3 * people.length)] as Person
      const number = `V${2023 + Math.floor(row / perYear)}-${String((row % perYear) + 1).padStart(5, '0')}`
      const at = Math.floor(end - span + (row / rows) * span)
      const badge = String(row % 60).padStart(2, '0')
      const secret = { cipher: bytes(46), hmac: bytes(16), salt: bytes(16) }
      insert.run({ ...person, ...secret, number, plate, last4: person.phone.slice(-4), badge, at })
    }
  })
  sqlite.pragma('synchronous = OFF')
  for (let from = 0; from < rows; from += 50_000) fill(from, Math.min(rows, from + 50_000))
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}
