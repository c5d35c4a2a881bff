import { request } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { serveLoopback, type LoopbackServer } from '../../electron/host-loopback/server.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { admitted } from '../support/socket-client.ts'

let desk: TestDesk
let server: LoopbackServer
let cookie: string

beforeAll(async () => {
  desk = await openTestDesk()
  server = await serveLoopback(desk.desk, (_request, response) => response.end('page'), 0)
  cookie = await admitted(server.url)
})
afterAll(async () => {
  await server.close()
  await desk.close()
})

function get(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: server.port, path, headers, method }, (answer) => {
      let body = ''
      answer.on('data', (part: Buffer) => (body += part.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }))
    })
    call.on('error', reject)
    call.end()
  })
}

async function socketStatus(headers: Record<string, string>, screen = 'reception'): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc?screen=${screen}`, { headers })
  const [event] = (await Promise.race([
    once(socket, 'open').then(() => [101]),
    once(socket, 'unexpected-response').then((event) => [(event[1] as { statusCode: number }).statusCode]),
    once(socket, 'error').then(() => [0]),
  ])) as [number]
  socket.on('error', () => undefined)
  socket.terminate()
  return event
}

describe('the loopback host', () => {
  const own = () => ({ host: `127.0.0.1:${server.port}`, cookie })
  const origin = () => `http://127.0.0.1:${server.port}`

  it('serves pages only to whoever opened the one-time address', async () => {
    expect((await get('/', own())).body).toBe('page')
    expect((await get('/', { host: own().host })).status).toBe(403)
    expect((await get('/', { ...own(), cookie: 'qiantai=guess' })).status).toBe(403)
  })

  it('takes the token once', async () => {
    const { pathname, search } = new URL(server.url)
    expect((await get(pathname + search, { host: own().host })).status).toBe(403)
  })

  it('refuses another name for this machine (DNS rebinding) and any other method', async () => {
    expect((await get('/', { ...own(), host: `evil.example:${server.port}` })).status).toBe(421)
    expect((await get('/', { ...own(), host: `localhost:${server.port}` })).status).toBe(421)
    expect((await get('/', own(), 'POST')).status).toBe(405)
  })

  it('opens a socket only for its own page with its own cookie and a known screen', async () => {
    expect(await socketStatus({ cookie, origin: origin() })).toBe(101)
    expect(await socketStatus({ cookie, origin: 'http://evil.example' })).toBe(403)
    expect(await socketStatus({ cookie })).toBe(403)
    expect(await socketStatus({ origin: origin() })).toBe(403)
    expect(await socketStatus({ cookie, origin: origin() }, 'command')).toBe(403)
  })

  it('sends the security headers with every answer, and a cookie that no script can read', async () => {
    const { headers } = await get('/', own())
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    const fresh = await serveLoopback(desk.desk, (_request, response) => response.end(), 0)
    const answer = await fetch(fresh.url, { redirect: 'manual' })
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    await fresh.close()
  })

  it('drops a message that is larger than any form', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc?screen=reception`, {
      headers: { cookie, origin: origin() },
    })
    await once(socket, 'open')
    socket.send('x'.repeat(3_000_001))
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1009)
  })
})
