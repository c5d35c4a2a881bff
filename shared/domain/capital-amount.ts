const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿', '万亿'] as const

const digitOf = (sign: string): string => digits.charAt(Number(sign))

/** Whole yuan without the unit; a run of zeros between two digits is one 零, zeros at the end are none. */
function wholeYuan(yuan: string): string {
  let words = ''
  let zeros = false
  let groupFilled = false
  for (const [index, sign] of [...yuan].entries()) {
    const place = yuan.length - 1 - index
    if (sign === '0') zeros = true
    else {
      if (zeros) words += '零'
      words += digitOf(sign) + (places[place % 4] ?? '')
      zeros = false
      groupFilled = true
    }
    if (place % 4 === 0) {
      if (groupFilled) words += groups[place / 4] ?? ''
      groupFilled = false
    }
  }
  return words
}

/**
 * An amount in Chinese capitals as printed on receipts, for whole fen from 0 to 9 999 999 999 999 99: 10005030 is
 * 壹拾万零伍拾元叁角整. Rules of the payment and settlement measures, annex on filling in vouchers: a run of zeros is one
 * 零; 整 follows 元 and 角, never 分; a missing 角 before 分 is 零. Where the rules leave a choice (zero yuan before 角),
 * no 零 is written. @throws RangeError for fractions, negative and larger amounts
 */
export function capitalAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`no amount in fen: ${fen}`)
  const signs = String(fen).padStart(3, '0')
  const [jiao = '0', lastFen = '0'] = signs.slice(-2)
  const yuan = wholeYuan(signs.slice(0, -2))
  const head = yuan === '' ? '' : `${yuan}元`
  if (jiao === '0' && lastFen === '0') return `${head === '' ? '零元' : head}整`
  const jiaoWords = jiao === '0' ? (head === '' ? '' : '零') : `${digitOf(jiao)}角`
  return head + jiaoWords + (lastFen === '0' ? '整' : `${digitOf(lastFen)}分`)
}
