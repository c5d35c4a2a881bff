import fc from 'fast-check'
import { nameKeys } from '#core/names/pinyin.ts'
import type { Sqlite } from '#core/database/open.ts'
import type { SearchedVisit } from '#core/search/grams.ts'

/** Pieces that searches stumble over: signs of patterns, quotes, four-byte signs, full-width signs, capitals. */
const pieces = [
  ...'张王伟芳小明司马京沪A粤b2c7',
  ...'%_\\*?[]^-\'"()+& ',
  ...'Ａｂ１３％　－',
  '𠮷',
  '😀',
  'é',
  'É',
  'İ',
  '有限公司',
  'Lee',
  'OR',
  'NEAR',
  '\0',
]
const text = (max: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: max }).map((list) => list.join(''))
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

/** A visit with odd words in every column people type. Few signs, so that fragments repeat. */
export const oddVisit: fc.Arbitrary<Omit<SearchedVisit, 'number'>> = fc
  .record({
    name: text(4).map((name) => name || '无名'),
    company: text(4),
    plate: fc.oneof(
      fc.constant(''),
      text(5),
      digits(4).map((end) => `京A${end}`),
    ),
    phone: fc.oneof(
      fc.constant(''),
      digits(8).map((end) => `138${end}`),
      digits(4).map((end) => `+86 10-${end}`),
    ),
    badgeNumber: fc.oneof(fc.constant(''), digits(2), fc.constantFrom('A７', 'a-1', '07')),
    idNumberMasked: fc.oneof(
      fc.constant(''),
      fc.tuple(digits(3), fc.constantFrom('4', 'X')).map(([end, check]) => `110***********${end}${check}`),
      digits(2).map((end) => `*******${end}`),
    ),
    remember: fc.constantFrom(0, 1),
  })
  .map((visit) => ({ ...visit, ...nameKeys(visit.name) }))

/** What may be typed: a piece of a visit, in any column, or anything else. */
export const oddFragment = (visits: readonly SearchedVisit[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .record({
        visit: fc.constantFrom(...visits),
        column: fc.constantFrom(
          ...([
            'name',
            'company',
            'plate',
            'phone',
            'number',
            'pinyin',
            'initials',
            'badgeNumber',
            'idNumberMasked',
          ] as const),
        ),
        from: fc.nat(8),
        length: fc.integer({ min: 1, max: 12 }),
        form: fc.constantFrom('as it is', 'capitals', 'wide'),
      })
      .map(({ visit, column, from, length, form }) => {
        const chars = [...visit[column]]
        const piece = (column === 'idNumberMasked' ? chars.slice(-4) : chars.slice(from, from + length)).join(
          '',
        )
        if (form === 'capitals') return piece.toUpperCase()
        return form === 'wide'
          ? piece.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
          : piece
      }),
    text(3),
    digits(3),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )

/** Writes visits past the desk's own rules, some of them over. Answers them with their numbers. */
export function insertVisits(
  sqlite: Sqlite,
  visits: readonly Omit<SearchedVisit, 'number'>[],
): SearchedVisit[] {
  const insert = sqlite.prepare(
    `INSERT INTO visits (number, name, pinyin, initials, phone, phone_last4, id_number_masked, company, host_name, reason, plate,
       companions, companion_names, goods, badge_number, remember, arrived_at, recorded_at, recorded_by, leave_kind,
       left_at, left_recorded_at)
     VALUES (@number, @name, @pinyin, @initials, @phone, '', @idNumberMasked, @company, '', '', @plate, 0, '', '', @badgeNumber, @remember,
       @at, @at, 1, @leaveKind, @leftAt, @leftAt)`,
  )
  const first = (sqlite.prepare('SELECT coalesce(max(id), 0) FROM visits').pluck().get() as number) + 1
  return sqlite
    .transaction(() =>
      visits.map((visit, at) => {
        const number = `V2026-${String(first + at).padStart(5, '0')}`
        const over = at % 3 > 0
        const numbered = { ...visit, number }
        insert.run({
          ...numbered,
          at: 1_000 + at,
          leaveKind: over ? 'seen' : null,
          leftAt: over ? 2_000 + at : null,
        })
        return numbered
      }),
    )
    .immediate()
}
