import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { DeskClient } from '#core/desk.ts'

/** Opens the start address as a browser would and answers the cookie it was given. */
export async function admitted(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (answer.status !== 303 || !cookie) throw new Error(`not admitted: ${answer.status}`)
  return cookie
}

/** A client over the loopback socket, with the headers a browser sends. */
export async function socketClient(
  port: number,
  cookie: string,
  screen: string,
): Promise<{ client: DeskClient; socket: WebSocket; close(): Promise<void> }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc?screen=${screen}`, {
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
  })
  await once(socket, 'open')
  const client: DeskClient = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  return {
    client,
    socket,
    async close() {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}
