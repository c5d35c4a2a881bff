import { createServer } from 'node:http'
import { startFailurePage, type StartFailure } from '#shared/start-failure.ts'
import { listenLocally, stopListening } from './listening.ts'
import { isOwnHost, securityHeaders } from './policy.ts'
import type { LoopbackServer } from './server.ts'

/**
 * Serves one page that says why the desk could not start, until it is closed; status 503, because the product is not there.
 * It holds no record and no secret, so it wants no token; other hosts' names are refused as everywhere.
 */
export async function serveStartFailure(failure: StartFailure, wantedPort: number): Promise<LoopbackServer> {
  const page = startFailurePage(failure)
  let port = 0
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders(port))) response.setHeader(name, value)
    if (!isOwnHost(request.headers.host, port)) return void response.writeHead(421).end()
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  port = await listenLocally(server, wantedPort)
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    close: () => stopListening(server),
  }
}
