import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations, openTestDesk, requestId } from '../tests/support/desk.ts'
import { visitor } from '../tests/support/visitor.ts'

/**
 * Writes the data folder of a small site, as the newest schema makes it, to tests/fixtures/schema-N. Made once for each
 * released schema and never again: later versions are tested by opening it. `node tools/make-schema-fixture.ts`.
 */
const fixture = new URL(`../tests/fixtures/schema-${migrations.length}/`, import.meta.url)
const dataDir = mkdtempSync(join(tmpdir(), 'qiantai-fixture-'))

const desk = await openTestDesk({ dataDir })
const receptionist = await desk.person({ name: '李敏', role: 'receptionist' })
for (const name of ['欧阳明', '单雪', '曾毅']) {
  desk.clock.advance(600_000)
  await receptionist.client.visitors.register({ requestId: requestId(), ...visitor, name })
}
desk.clock.advance(3_600_000)
await receptionist.client.visitors.leave({ requestId: requestId(), visitId: 1, kind: 'seen' })
await receptionist.client.matters.open({
  requestId: requestId(),
  text: '七楼茶水间漏水，已报修',
  priority: 'urgent',
  dueAt: null,
})
const { seq } = desk.desk.core.audit.head()
await desk.close()

rmSync(fixture, { recursive: true, force: true })
mkdirSync(fixture, { recursive: true })
for (const name of ['qiantai.db', 'data.key', 'audit-head.json'])
  copyFileSync(join(dataDir, name), new URL(name, fixture))
rmSync(dataDir, { recursive: true })
console.log(`${fixture.pathname}: ${seq} audit entries`)
