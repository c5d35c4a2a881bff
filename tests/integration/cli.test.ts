import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cli, cliService } from '../support/cli.ts'
import { createFolders } from '../support/data-folder.ts'
import { openTestDesk, requestId } from '../support/desk.ts'
import { tamper } from '../support/damage.ts'
import { visitor } from '../support/visitor.ts'

const folders = createFolders()
let template: string
let recoveryKey: string
let dataDir: string

beforeAll(async () => {
  template = folders.empty()
  const desk = await openTestDesk({ dataDir: template })
  recoveryKey = desk.recoveryKey
  await desk.admin.visitors.register({ requestId: requestId(), ...visitor })
  await desk.close()
})
afterAll(() => folders.remove())
beforeEach(() => {
  dataDir = folders.copyOf(template)
})

const pin = { QIANTAI_PIN: 'desk-password' }
const oneSentence = /^[^\n]+ \/ [^\n]+\n$/

describe('qiantai', () => {
  it('says what it can do', async () => {
    const { code, out, errors } = await cli(['help'])
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    for (const name of [
      'start',
      'call',
      'verify',
      'backup',
      'restore',
      'recover-key',
      'simulate-reader',
      'doctor',
    ])
      expect(out).toContain(`qiantai ${name} `)
    const verify = await cli(['verify', '--help'])
    expect(verify).toMatchObject({
      code: 0,
      out: expect.stringContaining('qiantai verify --data DIR') as string,
    })
  })

  it.each([
    [['nonsense']],
    [['verify', '--nonsense']],
    [['restore']],
    [['restore', 'a', 'b']],
    [['call']],
    [['call', 'visitors.nonsense']],
    [['call', 'visitors.onSite', 'no json']],
    [['start', '--host', 'moon']],
    [['start', '--port', '70000']],
    [['simulate-reader', '--family', 'zk']],
    [['simulate-reader', '--port', 'reader', '--model', 'zk']],
    [['simulate-reader', '--family', 'f5', '--port', 'reader', '--model', 'ps']],
    [['simulate-reader', '--family', 'line', '--port', 'reader', '--form', 'wiegand']],
  ])('answers wrong usage with exit code 2 and nothing on standard output: %s', async (args) => {
    const { code, out, errors } = await cli(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errors).not.toContain('    at ')
  })

  it('refuses a folder without a desk, and makes none there', async () => {
    const nowhere = join(folders.empty(), 'nowhere')
    for (const args of [['verify'], ['backup'], ['recover-key']]) {
      const { code, errors } = await cli([...args, '--data', nowhere])
      expect(code).toBe(1)
      expect(errors).toMatch(oneSentence)
    }
    expect(existsSync(nowhere)).toBe(false)
  })
})

describe('qiantai verify', () => {
  it('answers 0 when everything is whole, 1 when it is not, with the damage as JSON', async () => {
    const whole = await cli(['verify', '--data', dataDir])
    expect(whole.code).toBe(0)
    expect(whole.json()).toMatchObject({ ok: true, firstBroken: null, damage: [] })
    tamper(dataDir, (db) =>
      db.exec("UPDATE audit_entries SET actor_id = 7 WHERE seq = 3; UPDATE visits SET plate = ''"),
    )
    const damaged = await cli(['verify', '--data', dataDir])
    expect(damaged.code).toBe(1)
    expect(damaged.json()).toMatchObject({
      ok: false,
      firstBroken: 3,
      damage: [
        { kind: 'entryChanged', seq: 3 },
        { kind: 'recordChanged', detail: 'visits 1' },
      ],
    })
    expect(damaged.errors).toMatch(oneSentence)
  })
})

describe('qiantai backup, restore, recover-key', () => {
  it('backs up beside the desk or elsewhere, also while it is running, which restoring is not', async () => {
    const desk = await openTestDesk({ dataDir })
    const elsewhere = folders.empty()
    const made = await cli(['backup', '--data', dataDir, '--to', elsewhere])
    expect(made.code).toBe(0)
    const { file, entries } = made.json() as { file: string; entries: number }
    expect(entries).toBe(desk.desk.core.audit.head().seq)
    expect(readdirSync(elsewhere)).toHaveLength(2)
    const refused = await cli(['restore', file, '--data', dataDir])
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.errors).toMatch(oneSentence)
    await desk.close()

    const restored = await cli(['restore', file, '--data', dataDir])
    expect(restored.code).toBe(0)
    expect(restored.json()).toMatchObject({ entries, verified: true, keyRecovered: false })
    const reopened = await openTestDesk({ dataDir })
    const kinds = (await reopened.admin.audit.entries({})).map(({ kind }) => kind)
    expect(kinds).toContain('backup.restored')
    await reopened.close()
  })

  it('takes a backup to another PC with the recovery key', async () => {
    const { file } = (await cli(['backup', '--data', dataDir])).json() as { file: string }
    const newPc = join(folders.empty(), 'new')
    const without = await cli(['restore', file, '--data', newPc])
    expect(without.code).toBe(1)
    expect(without.errors).toContain('QIANTAI_RECOVERY_KEY')
    const env = { QIANTAI_RECOVERY_KEY: recoveryKey }
    expect((await cli(['restore', file, '--data', newPc], { env })).json()).toMatchObject({
      keyRecovered: true,
    })
    rmSync(join(newPc, 'data.key'))
    expect(await cli(['call', 'session.state', '--data', newPc])).toMatchObject({ code: 1, out: '' })
    expect((await cli(['recover-key', '--data', newPc], { env })).json()).toEqual({ recovered: true })
    expect((await cli(['recover-key', '--data', newPc], { env })).json()).toEqual({ recovered: false })
    const reveal = JSON.stringify({ visitId: 1, reason: '核对' })
    const args = ['call', 'visitors.revealIdNumber', reveal, '--data', newPc, '--as', '1']
    expect((await cli(args, { env: pin })).json()).toEqual({ idNumber: visitor.idNumber })
  })
})

describe('qiantai call', () => {
  it('acts as a member of staff, with input as an argument or on standard input', async () => {
    const args = ['call', 'visitors.register', '-', '--data', dataDir, '--as', '1']
    const registered = await cli(args, { env: pin, input: JSON.stringify({ ...visitor, name: '周慧' }) })
    expect(registered.errors).toBe('')
    expect(registered.json()).toMatchObject({ number: expect.stringMatching(/^V\d{4}-\d{5}$/) as string })
    const listed = await cli(['call', 'visitors.list', '{"limit":1}', '--data', dataDir, '--as', '1'], {
      env: pin,
    })
    expect(listed.json()).toMatchObject({ rows: [{ name: '周慧' }], more: true })
  })

  it.each([
    ['without a sign-in', ['visitors.onSite'], {}, 'NOT_SIGNED_IN'],
    ['with a wrong PIN', ['visitors.onSite', '--as', '1'], { QIANTAI_PIN: 'wrong' }, 'PIN_WRONG'],
    ['with an unknown number', ['visitors.onSite', '--as', '99'], pin, '99'],
    ['with input that is not allowed', ['visitors.get', '{"id":"x"}', '--as', '1'], pin, 'INVALID_INPUT'],
    ['for something that is not there', ['visitors.get', '{"id":99}', '--as', '1'], pin, 'NOT_FOUND'],
  ])('answers one sentence and exit code 1 %s', async (_how, args, env, said) => {
    const { code, out, errors } = await cli(['call', ...args, '--data', dataDir], { env })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(errors).toMatch(oneSentence)
    expect(errors).toContain(said)
  })

  it('says that the desk is running', async () => {
    const desk = await openTestDesk({ dataDir })
    const { code, errors } = await cli(['call', 'session.state', '--data', dataDir])
    expect(code).toBe(1)
    expect(errors).toContain('已经被另一个前台程序打开')
    await desk.close()
  })
})

describe('qiantai start', () => {
  it.each([[[]], [['--demo']]])('refuses a folder that is open already, in one sentence %s', async (more) => {
    const desk = await openTestDesk({ dataDir })
    const refused = await cli([...['start', '--host', 'loopback', '--no-open', '--data', dataDir], ...more])
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.errors).toMatch(oneSentence)
    expect(existsSync(join(dataDir, 'demo-reader'))).toBe(false)
    await desk.close()
  })

  it('prints an address that opens the interface once, and closes cleanly', async () => {
    const service = await cliService(['start', '--host', 'loopback', '--dev', '--data', dataDir, '--no-open'])
    const { origin } = new URL(service.first)
    expect((await fetch(origin)).status).toBe(403)
    expect((await fetch(service.first, { redirect: 'manual' })).status).toBe(303)
    expect((await fetch(service.first, { redirect: 'manual' })).status).toBe(403)
    expect(await service.stop('SIGINT')).toBe(0)
    await (await openTestDesk({ dataDir })).close()
  })

  it('shows a plain page in both languages when the database cannot be opened', async () => {
    writeFileSync(join(dataDir, 'qiantai.db'), '')
    const service = await cliService(['start', '--host', 'loopback', '--dev', '--data', dataDir, '--no-open'])
    const answer = await fetch(service.first)
    const page = await answer.text()
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const part of ['数据库文件是空的', 'The database file is empty', 'qiantai restore'])
      expect(page).toContain(part)
    expect(page).not.toContain('<script')
    expect(service.errors()).toContain('qiantai.db')
    expect(await service.stop()).toBe(1)
  })

  const built = existsSync('out/renderer/index.html')
  it.runIf(built)(
    'falls back to the browser within seconds when Electron cannot be had, and says so once',
    async () => {
      const started = performance.now()
      const env = {
        DISPLAY: ':99',
        ELECTRON_MIRROR: 'http://192.0.2.1/',
        ELECTRON_OVERRIDE_DIST_PATH: '/nowhere',
      }
      const service = await cliService(['start', '--data', dataDir, '--no-open'], env)
      expect(performance.now() - started).toBeLessThan(10_000)
      expect(service.errors().match(/Electron is not installed/g)).toHaveLength(1)
      expect((await fetch(service.first, { redirect: 'manual' })).status).toBe(303)
      expect(await service.stop()).toBe(0)
    },
  )
})

describe('qiantai doctor', () => {
  it('looks at everything, says what to do, and fails on what stops the desk', async () => {
    const well = await cli(['doctor', '--data', dataDir, '--json'])
    const findings = JSON.parse(well.out) as { check: string; state: string; zh: string; en: string }[]
    expect(findings.map(({ check }) => check)).toEqual([
      'node',
      'driver',
      'space',
      'folder',
      'place',
      'serial',
      'printers',
      'fonts',
      'clock',
      'backups',
      'electron',
    ])
    expect(findings.find(({ check }) => check === 'backups')).toMatchObject({ state: 'warn' })
    for (const { zh, en } of findings) expect(zh && en).toBeTruthy()
    tamper(dataDir, (db) => db.exec(`UPDATE audit_entries SET at = ${Date.now() + 90_000_000}`))
    const text = await cli(['doctor', '--data', dataDir])
    expect(text.code).toBe(1)
    expect(text.out.split('\n')).toHaveLength(findings.length + 1)
    expect(text.out).toMatch(/ 9\. \[不行 \/ fail\] 电脑时钟/)
  })
})

describe('qiantai simulate-reader', () => {
  it('answers lines with JSON and takes its port away at the end', async () => {
    const port = join(folders.empty(), 'reader')
    const { code, out } = await cli(['simulate-reader', '--family', 'ef01', '--port', port], {
      input: 'state\nquit\n',
    })
    expect(code).toBe(0)
    const [ready, state] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(ready).toMatchObject({ ok: true, command: 'ready', path: port })
    expect(state).toMatchObject({ command: 'state', plugged: true })
    expect(existsSync(port)).toBe(false)
  })

  it('ends although a card lies on the antenna and is sent again and again', async () => {
    const port = join(folders.empty(), 'reader')
    const line = ['simulate-reader', '--family', 'line', '--form', 'rdm6300', '--port', port]
    const { code, out } = await cli(line, { input: 'touch li-1\nquit\n' })
    expect(code).toBe(0)
    expect(out).toContain('"command":"touch"')
  })
})
