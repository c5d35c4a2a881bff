import type { Dice } from './random.ts'

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁',
]
const rareSurnames = ['欧阳', '司马', '上官', '单', '解', '仇', '尉迟']
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏辉玲宇婷雪浩然子轩梓涵佳欣思远嘉怡晨曦',
]
const companies = [
  '晨光贸易',
  '远航物流',
  '华信科技',
  '金桥装饰',
  '蓝天保洁',
  '博雅文化',
  '鼎盛电梯',
  '安达消防',
  '云图软件',
  '恒通快运',
  '绿源餐饮',
  '中联会计师事务所',
  '德信律师事务所',
  '海纳人才',
  '锦绣旅行社',
  '力行设备',
  '星河广告',
  '启明教育',
]
const areaCodes = ['110105', '310104', '440103', '330106', '320505', '510107', '420106', '370202']
const plateHeads = ['京A', '京N', '沪B', '苏E', '浙A', '粤B', '川A', '鲁B']
const plateSigns = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'

export function madeUpName(dice: Dice): string {
  const surname = dice.chance(0.04) ? dice.pick(rareSurnames) : dice.pick(surnames)
  return surname + dice.pick(given) + (dice.chance(0.6) ? dice.pick(given) : '')
}

export const madeUpPhone = (dice: Dice): string =>
  `1${dice.pick(['38', '39', '50', '58', '76', '86', '99'])}${String(dice.whole(0, 99_999_999)).padStart(8, '0')}`

export const madeUpCompany = (dice: Dice): string => dice.pick(companies)

/** Ordinary plates have five signs after the letter; new-energy ones have six: D or F, a sign, four digits. */
export function madeUpPlate(dice: Dice): string {
  const sign = () => dice.pick([...plateSigns])
  const digits = (count: number) => String(dice.whole(0, 10 ** count - 1)).padStart(count, '0')
  const rest = dice.chance(0.3) ? dice.pick(['D', 'F']) + sign() + digits(4) : sign() + digits(3) + sign()
  return dice.pick(plateHeads) + rest
}

/** A resident ID number of right form and check digit (GB 11643) that belongs to nobody: serial 000 is never given out. */
export function madeUpIdNumber(dice: Dice): string {
  const birth = `${dice.whole(1960, 2004)}${String(dice.whole(1, 12)).padStart(2, '0')}${String(dice.whole(1, 28)).padStart(2, '0')}`
  const body = `${dice.pick(areaCodes)}${birth}000`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
