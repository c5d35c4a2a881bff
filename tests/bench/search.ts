import { setTimeout as wait } from 'node:timers/promises'
import type { Sqlite } from '#core/database/open.ts'
import { matchAnything, matchRegister, type Match } from '#core/search/match.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'
import { ratio, series, timed, type Finding } from './measure.ts'
import { fillRegister, seeded } from './search-register.ts'

/** `QIANTAI_BENCH_ROWS=5000000` for the larger register, `QIANTAI_BENCH_ACTS=50000` for the longer run of R8. */
const rows = Number(process.env['QIANTAI_BENCH_ROWS'] ?? 1_000_000)
const acts = Number(process.env['QIANTAI_BENCH_ACTS'] ?? 2_000)
const perClass = 200
const compared = 4
const pageSize = 50

interface Row {
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly phone: string
  readonly plate: string
  readonly company: string
  readonly number: string
  readonly id_number_masked: string
}

/** What people type, cut out of a visit; `at` is a number from 0 to 1 that says where. */
type Cut = (row: Row, at: number) => string

const piece =
  (column: keyof Row, length: number, where?: 0 | 1): Cut =>
  (row, at) => {
    const chars = [...row[column]]
    const start = Math.floor(
      (where ?? at) * Math.max(0, chars.length - length + (where === undefined ? 1 : 0)),
    )
    return chars.slice(start, start + length).join('')
  }

const classes: Readonly<Record<string, Cut>> = {
  'name, 1 character': piece('name', 1),
  'name, 2 characters': piece('name', 2),
  'name, 3 characters': piece('name', 3),
  'company, 2 characters': piece('company', 2),
  'company, 4 characters': piece('company', 4),
  'phone, last 4': piece('phone', 4, 1),
  'phone, any 4': piece('phone', 4),
  'phone, any 6': piece('phone', 6),
  'phone, whole': piece('phone', 11),
  'plate, 2 characters': piece('plate', 2),
  'plate, 3 characters': piece('plate', 3),
  'plate, 4 characters': piece('plate', 4),
  'plate, whole': piece('plate', 7),
  'initials, 2 letters': piece('initials', 2, 0),
  'initials, 3 letters': piece('initials', 3, 0),
  'pinyin, beginning': piece('pinyin', 6, 0),
  'pinyin, whole': piece('pinyin', 40),
  'number, whole': piece('number', 12),
  'ID number, last 4': piece('id_number_masked', 4, 1),
  'digits, 1 to 3': (row, at) => piece('phone', 1 + Math.floor(at * 3))(row, at),
  'letter, 1': (row, at) => piece('pinyin', 1)(row, at),
  'nothing found, characters': (row, at) => `${row.name.slice(0, 1)}龘${String(at).slice(2, 3)}`,
  'nothing found, digits': (_row, at) => `0000${String(Math.floor(at * 1e6)).padStart(6, '0')}00`,
}

/** A fragment of each class out of visits drawn by chance, so that frequent visitors weigh more. */
function fragments(sqlite: Sqlite, cut: Cut, random: () => number, count: number): string[] {
  const row = sqlite.prepare('SELECT * FROM visits WHERE id = ?')
  const list: string[] = []
  while (list.length < count) {
    const text = cut(row.get(1 + Math.floor(random() * rows)) as Row, random()).trim()
    if (text !== '') list.push(text)
  }
  return list
}

/** The floor: reading 50 visits by scattered ids. */
function scattered(sqlite: Sqlite, random: () => number): () => unknown {
  const read = sqlite.prepare('SELECT * FROM visits WHERE id = ?')
  return () => Array.from({ length: pageSize }, () => read.get(1 + Math.floor(random() * rows)))
}

/** The bench asks faster than any person may: each minute of the limiter is a few hundred calls long here. */
const resetRate = (desk: TestDesk) => {
  desk.clock.monotonic += 60_000
}

interface Timings {
  readonly floor: number[]
  readonly byClass: Map<string, number[]>
}

/** R6 through the contract: the register, the search at the door, the one search; floor and classes interleaved. */
async function timeQuestions(desk: TestDesk, random: () => number): Promise<Timings> {
  const { sqlite } = desk.desk.core
  const read = scattered(sqlite, random)
  const ways = {
    register: (text: string) => desk.admin.visitors.list({ text, limit: pageSize }),
    door: (text: string) => desk.admin.expected.atDoor({ text }),
    everything: (text: string) => desk.admin.search.all({ text }),
  }
  const questions = Object.entries(classes).flatMap(([name, cut]) => {
    const texts = fragments(sqlite, cut, random, perClass)
    return Object.entries(ways).map(([way, ask]) => ({ name: `${way}: ${name}`, texts, ask }))
  })
  const floor: number[] = []
  const byClass = new Map(questions.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < perClass; round += 1) {
    resetRate(desk)
    floor.push(await timed(read))
    for (const { name, texts, ask } of questions)
      byClass.get(name)?.push(await timed(() => ask(texts[round] ?? '')))
  }
  return { floor, byClass }
}

/** R7: the same ids as reading every visit finds; answers how many answers differed. */
function differences(
  { desk: { core } }: TestDesk,
  random: () => number,
): { compared: number; different: number } {
  const { sqlite, visitSearch } = core
  const scan = ({ where, values }: Match) =>
    sqlite
      .prepare(`SELECT v.id FROM visits v WHERE ${where} ORDER BY v.id DESC LIMIT ${pageSize}`)
      .pluck()
      .all(values)
  let different = 0
  const asked = Object.values(classes).flatMap((cut) =>
    fragments(sqlite, cut, random, compared).flatMap((text) => [matchRegister(text), matchAnything(text)]),
  )
  for (const match of asked)
    if (visitSearch.find(match, { limit: pageSize }).join() !== scan(match).join()) different += 1
  return { compared: asked.length, different }
}

const size = (sqlite: Sqlite, like: string): number =>
  sqlite
    .prepare(`SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name LIKE ? ESCAPE '\\'`)
    .pluck()
    .get(like) as number

/**
 * R8: bursts of twenty acts with a breath between them, in which the desk's own upkeep does its steps; and the same with the
 * upkeep held still, in turns. Answers ms of the acts, and of the steps: so long an act may have to wait.
 */
async function timeActs(desk: TestDesk): Promise<{ bare: number[]; kept: number[]; steps: number[] }> {
  const { index } = desk.desk.core.visitSearch
  const step = index.step
  const samples = { bare: [] as number[], kept: [] as number[], steps: [] as number[] }
  const timedStep = () => {
    const start = performance.now()
    const more = step()
    samples.steps.push(performance.now() - start)
    return more
  }
  const ways = [
    { series: samples.bare, use: () => false },
    { series: samples.kept, use: timedStep },
  ]
  for (let done = 0; done < acts; done += 20)
    for (const { series: list, use } of ways) {
      Object.assign(index, { step: use })
      resetRate(desk)
      for (let act = 0; act < 20; act += 1) {
        list.push(await timed(() => desk.admin.visitors.register({ requestId: requestId(), ...visitor })))
        await wait(2)
      }
      await wait(90)
    }
  Object.assign(index, { step })
  return samples
}

function report(timings: Timings): Finding[] {
  const floor = series(timings.floor).p50
  const found = [...timings.byClass].map(([name, samples]) => ({ name, ...series(samples) }))
  const worst = (way: string) =>
    found.filter(({ name }) => name.startsWith(way)).sort((a, b) => b.p95 - a.p95)
  console.error(`floor, 50 rows by scattered ids: p50 ${floor.toFixed(3)} ms`)
  console.table(
    found.map(({ name, p50, p95, max }) => ({
      name,
      p50: p50.toFixed(2),
      p95: p95.toFixed(2),
      max: max.toFixed(1),
    })),
  )
  return ['register', 'door', 'everything'].flatMap((way): Finding[] => {
    const [{ name, p95 } = { name: '', p95: NaN }] = worst(way)
    return [
      ratio('R6', `worst search, p95 (${name})`, p95, floor, 10),
      {
        goal: 'R6',
        what: `worst search, p95 (${name})`,
        measured: p95,
        limit: 3,
        unit: 'ms',
        note: `${rows} visits`,
      },
    ]
  })
}

/** A register of years is kept for years here: else the desk would be erasing it while it is measured. */
async function keepEverything({ admin }: TestDesk): Promise<void> {
  const rules = await admin.receptionRule.get({})
  const longest = { keepVisitDays: 3660, keepRememberedDays: 3660 }
  await admin.receptionRule.save({ requestId: requestId(), rules: { ...rules, ...longest } })
}

/** R6 to R9: searching a large register, the same answers as reading it, what the index costs the acts and the disk. */
export async function benchSearch(): Promise<Finding[]> {
  const random = seeded(20_260_301)
  const desk = await openTestDesk()
  const { sqlite, visitSearch } = desk.desk.core
  await keepEverything(desk)
  fillRegister(sqlite, rows, random)
  const start = performance.now()
  const building: number[] = []
  for (let more = true; more;) {
    const before = performance.now()
    more = visitSearch.index.step()
    building.push(performance.now() - before)
  }
  const built = series(building)
  console.error(
    `index made in ${((performance.now() - start) / 1000).toFixed(0)} s; a step p50 ${built.p50.toFixed(1)}, p99 ${built.p99.toFixed(1)}, longest ${built.max.toFixed(1)} ms`,
  )
  const timings = await timeQuestions(desk, random)
  const answers = differences(desk, random)
  const share = size(sqlite, 'visit\\_search%') / size(sqlite, 'visits')
  const { bare, kept, steps } = await timeActs(desk)
  await desk.close()
  const [without, within, step] = [series(bare), series(kept), series(steps)]
  const one = (goal: string, what: string, measured: number, limit: number, note: string): Finding => ({
    goal,
    what,
    measured,
    limit,
    unit: goal === 'R8' ? 'ms' : 'x',
    note,
  })
  return [
    ...report(timings),
    one('R7', 'answers that differ from reading', answers.different, 0, `${answers.compared} compared`),
    ratio('R8', 'registering with search upkeep, p50', within.p50, without.p50, 1.05),
    ratio('R8', 'registering with search upkeep, p99', within.p99, without.p99, 1.5),
    one('R8', 'longest step of the upkeep', step.max, 16, `${step.count} steps, ${within.count} acts`),
    one('R9', 'index against the visits table', share, 0.7, `${rows} visits`),
  ]
}
