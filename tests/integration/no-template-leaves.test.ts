import { traverseContractProcedures } from '@orpc/server'
import { afterEach, expect, it } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { addFamily, plugFamily, type FamilyReader } from '../support/family-reader.ts'
import { consentTo, enrolFinger } from '../support/simulated-reader.ts'

let test: TestDesk
let reader: FamilyReader
/** Every line the core logged, whole. */
const logged: string[] = []
afterEach(async () => {
  await test.close()
  await reader.close()
})

type Callable = Record<string, Record<string, (input: unknown) => Promise<unknown>>>
/** They end what the test needs, or wait for the outside world. */
const leftOut = ['session.signOut', 'backup.run', 'audit.verify']

/** The answers of every procedure that an empty call or one with these ids gets. */
async function answers(ids: object): Promise<string[]> {
  const told: string[] = []
  const paths: string[][] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ path }) => paths.push([...path]))
  for (const [section = '', name = ''] of paths)
    for (const input of [
      {},
      undefined,
      ids,
      ...Object.entries(ids).map(([key, id]) => ({ [key]: id as number })),
    ]) {
      if (leftOut.includes(`${section}.${name}`)) continue
      const answer = await (test.admin as unknown as Callable)[section]?.[name]?.(input).catch(() => null)
      if (answer && typeof answer === 'object' && !(Symbol.asyncIterator in answer))
        told.push(JSON.stringify(answer))
    }
  return told
}

it('no answer, live change, log line, entry, stored answer or sheet carries a template or its cipher', async () => {
  const line = (...words: unknown[]) =>
    void logged.push(
      words.map((word) => (word instanceof Error ? String(word.stack) : JSON.stringify(word))).join(' '),
    )
  test = await openTestDesk({ ports: { log: { info: line, error: line } } })
  reader = await plugFamily('ef01')
  const readerId = await addFamily(test, reader, '考勤机')
  const changes: unknown[] = []
  const stop = new AbortController()
  const live = await test.admin.live.changes(undefined, { signal: stop.signal })
  const followed = (async () => {
    for await (const change of live) changes.push(change)
  })().catch(() => undefined)
  await test.admin.fingers.keepCopies({ requestId: requestId(), kept: true })
  const person = { staffNo: 'A-1', name: '王芳', department: '', extension: '', role: null, shiftId: null }
  const { id: staffId } = await test.admin.staff.create({ requestId: requestId(), ...person })
  const { id: consentId } = await consentTo(test, staffId, '2026-2')
  const { fingerId } = await enrolFinger(test, reader, { staffId, readerId, finger: 'wang' })
  const { sqlite } = test.desk.core
  const pluck = (sql: string) => sqlite.prepare(sql).pluck().all()
  await expect.poll(() => pluck('SELECT count(*) FROM finger_templates')).toEqual([1])

  const [cipher] = pluck('SELECT template_cipher FROM finger_templates') as Buffer[]
  const model = test.desk.readers.model(readerId) ?? ''
  const template = Buffer.from(test.desk.readers.template(fingerId, model) ?? [])
  expect(template.length).toBeGreaterThan(100)
  const { ticket } = await test.admin.print.ticket({ form: 'fingerConsent', id: consentId })
  const sheet = await test.client('print').print.document({ ticket })
  const told = await answers({ id: fingerId, staffId, fingerId, consentId, readerId })
  expect(told.length).toBeGreaterThan(40)
  stop.abort()
  await followed
  expect(changes.length).toBeGreaterThan(2)
  expect(logged.length).toBeGreaterThan(1)

  const everything = [
    ...told,
    ...logged,
    JSON.stringify([changes, sheet]),
    ...(pluck('SELECT facts FROM audit_entries') as string[]),
    ...(pluck('SELECT answer FROM requests') as string[]),
  ].join('\n')
  for (const secret of [template.subarray(30, 60), cipher?.subarray(40, 70) ?? Buffer.alloc(1)]) {
    const forms = [secret.toString('hex'), secret.toString('latin1'), [...secret].join(',')]
    // in base64 a part of it may begin at any of three places
    for (const from of [0, 1, 2])
      forms.push(
        secret
          .subarray(from, 27 + from)
          .toString('base64')
          .slice(0, 30),
      )
    for (const form of forms) expect(everything).not.toContain(form)
    expect(everything.toLowerCase()).not.toContain(secret.toString('hex'))
  }
  // the template itself is nowhere in the file
  expect(sqlite.serialize().includes(template.subarray(30, 60))).toBe(false)
}, 60_000)
