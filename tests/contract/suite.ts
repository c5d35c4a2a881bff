import { isDefinedError } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskClient } from '#core/desk.ts'
import { openTestDesk, requestId, type TestDesk } from '../support/desk.ts'
import { visitor } from '../support/visitor.ts'

/** One way to reach the product: opens clients whose connection ends when `close` is called. */
export interface Mount {
  connect(screen: 'reception' | 'clock' | 'print'): Promise<{ client: DeskClient; close(): Promise<void> }>
  close(): Promise<void>
}

/** What every mount of the contract must do, whichever wire lies between. */
export function describeContract(name: string, open: (desk: TestDesk) => Promise<Mount>): void {
  describe(`the contract over ${name}`, () => {
    let desk: TestDesk
    let mount: Mount

    beforeAll(async () => {
      desk = await openTestDesk()
      mount = await open(desk)
    })
    afterAll(async () => {
      await mount.close()
      await desk.close()
    })

    async function signedIn() {
      const connection = await mount.connect('reception')
      await connection.client.session.signIn({ staffId: desk.adminId, pin: 'desk-password' })
      return connection
    }

    it('says what a screen may know before anybody signs in, and no more', async () => {
      const { client, close } = await mount.connect('reception')
      expect(await client.session.state()).toMatchObject({ setUp: true, screen: 'reception', user: null })
      expect(await client.session.names()).toEqual([
        {
          staffId: desk.adminId,
          name: '陈静',
          pinyin: 'chenjing',
          initials: 'cj',
          role: 'administrator',
          lockedUntil: null,
        },
      ])
      await expect(client.visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN', defined: true })
      await close()
    })

    it('keeps a sign-in to its own connection', async () => {
      const first = await signedIn()
      const second = await mount.connect('reception')
      expect((await first.client.session.state()).user).toMatchObject({ name: '陈静', role: 'administrator' })
      expect((await second.client.session.state()).user).toBeNull()
      await first.client.session.signOut()
      await expect(first.client.visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
      await first.close()
      await second.close()
    })

    it('gives the staff clock its narrow principal and the print window none', async () => {
      const clock = await mount.connect('clock')
      await expect(clock.client.visitors.onSite({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await clock.close()
      const print = await mount.connect('print')
      await expect(print.client.visitors.onSite({})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' })
      await print.close()
    })

    it('answers bad input with a typed error that names the field', async () => {
      const { client, close } = await signedIn()
      const error = await client.visitors
        .register({ requestId: requestId(), ...visitor, name: 'x'.repeat(65), companions: 1000 })
        .catch((caught: unknown) => caught)
      expect(isDefinedError(error as Error)).toBe(true)
      expect(error).toMatchObject({ code: 'INVALID_INPUT' })
      const { fields } = (error as { data: { fields: { path: string }[] } }).data
      expect(fields.map(({ path }) => path).sort()).toEqual(['companions', 'name'])
      await close()
    })

    it('refuses keys that the contract does not know', async () => {
      const { client, close } = await signedIn()
      const sneaky = { requestId: requestId(), ...visitor, recordedBy: 7 }
      await expect(client.visitors.register(sneaky)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await close()
    })

    it('answers a repeated act with its first answer, on another connection too', async () => {
      const first = await signedIn()
      const request = { requestId: requestId(), ...visitor }
      const answer = await first.client.visitors.register(request)
      await first.close()
      const second = await signedIn()
      expect(await second.client.visitors.register(request)).toEqual(answer)
      await second.close()
    })

    it('streams committed changes, and ends the stream on the server when the client goes', async () => {
      const watching = await signedIn()
      const working = await signedIn()
      const changes = await watching.client.live.changes()
      const next = changes.next()
      const { id } = await working.client.visitors.register({ requestId: requestId(), ...visitor })
      expect((await next).value).toMatchObject({ kind: 'visit.registered', topic: 'visit', subjectId: id })
      expect(desk.desk.core.changes.size).toBe(1)
      await changes.return(undefined)
      await watching.close()
      await expect.poll(() => desk.desk.core.changes.size).toBe(0)
      await working.close()
    })

    it('throttles a client that tries too often, and says for how long', async () => {
      const { client, close } = await mount.connect('reception')
      const attempt = () =>
        client.session.recover({
          requestId: requestId(),
          recoveryKey: 'AAAA-BBBB',
          staffId: desk.adminId,
          newPassword: 'another-password',
        })
      for (let tries = 0; tries < 5; tries += 1)
        await expect(attempt()).rejects.toMatchObject({ code: 'RECOVERY_KEY_WRONG' })
      await expect(attempt()).rejects.toMatchObject({
        code: 'RATE_LIMITED',
        data: { seconds: expect.any(Number) as number },
      })
      await close()
    })

    it('logs a bug, and does not tell an outsider what broke inside', async () => {
      const { client, close } = await signedIn()
      const { id } = await client.visitors.register({ requestId: requestId(), ...visitor })
      desk.desk.core.sqlite.prepare("UPDATE visits SET id_number_cipher = x'00' WHERE id = ?").run(id)
      const error = await client.visitors
        .revealIdNumber({ visitId: id, reason: '核对' })
        .catch((e: unknown) => e)
      expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
      expect(isDefinedError(error as Error)).toBe(false)
      expect(JSON.stringify(error)).not.toMatch(/\/(electron|work|home|node_modules)\//)
      expect(desk.logged.filter(({ event }) => event === 'bug')).toHaveLength(1)
      desk.logged.length = 0
      await close()
    })
  })
}
