import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Screen } from '#core/connection.ts'
import type { Desk } from '#core/desk.ts'
import { listenLocally, stopListening } from './listening.ts'
import { cookieName, cookieValue, isOwnHost, isOwnOrigin, sameSecret, securityHeaders } from './policy.ts'

/** Answers a request for a page or file of the interface; the built files, or the development server. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => void

export interface LoopbackServer {
  /** Address with the one-time token: opens the interface once. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

export interface LoopbackDesk extends LoopbackServer {
  /** What the cookie holds: opens the interface as often as one likes, for the host's own pages. */
  readonly secret: string
}

const screens: readonly Screen[] = ['reception', 'clock', 'visitor', 'print']
/** Largest message a window may send, bytes: a list of 2 MB in base64, and room to spare. */
const maxMessage = 3_000_000

function screenOf(url: string): Screen | null {
  const name = new URL(url, 'http://127.0.0.1').searchParams.get('screen')
  return screens.find((screen) => screen === name) ?? null
}

/**
 * The product for an ordinary browser on this machine, bound to 127.0.0.1 only. Not part of the packaged app.
 * The token in the start address works once and becomes an HttpOnly cookie; `Host` and `Origin` are checked on every request.
 */
export async function serveLoopback(desk: Desk, pages: Pages, wantedPort: number): Promise<LoopbackDesk> {
  const secret = randomBytes(32).toString('base64url')
  let token: string | null = randomBytes(32).toString('base64url')
  let port = 0

  const admitted = (request: IncomingMessage) => sameSecret(cookieValue(request.headers.cookie), secret)

  function admit(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const given = searchParams.get('token')
    if (given === null) return false
    if (token === null || !sameSecret(given, token)) return false
    token = null
    response.writeHead(303, {
      location: pathname,
      'set-cookie': `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    })
    response.end()
    return true
  }

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders(port))) response.setHeader(name, value)
    if (!isOwnHost(request.headers.host, port)) return void response.writeHead(421).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    if (admit(request, response)) return
    if (!admitted(request))
      return void response.writeHead(403).end('Open the address that the start command printed.')
    pages(request, response)
  })

  const handler = new RPCHandler(desk.router, { clientInterceptors: [desk.gate] })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessage })
  server.on('upgrade', (request, socket, head) => {
    const screen = screenOf(request.url ?? '')
    const own = isOwnHost(request.headers.host, port) && isOwnOrigin(request.headers.origin, port)
    if (!new URL(request.url ?? '/', 'http://127.0.0.1').pathname.startsWith('/rpc')) return
    if (!own || !admitted(request) || screen === null) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // a client that breaks the protocol loses its own socket, never the process
      webSocket.on('error', () => {
        webSocket.terminate()
      })
      void handler.upgrade(webSocket, { context: { connection: desk.connect(screen) } })
    })
  })

  port = await listenLocally(server, wantedPort)

  return {
    port,
    secret,
    url: `http://127.0.0.1:${port}/?token=${token}`,
    close() {
      for (const client of sockets.clients) client.terminate()
      return stopListening(server)
    },
  }
}
