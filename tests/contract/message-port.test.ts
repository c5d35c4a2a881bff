import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import type { DeskClient } from '#core/desk.ts'
import { describeContract } from './suite.ts'

describeContract('a message port', (desk) => {
  const handler = new RPCHandler(desk.desk.router, { clientInterceptors: [desk.desk.gate] })
  return Promise.resolve({
    connect(screen) {
      const { port1, port2 } = new MessageChannel()
      handler.upgrade(port1, { context: { connection: desk.desk.connect(screen) } })
      const client: DeskClient = createORPCClient(new RPCLink({ port: port2 }))
      port1.start()
      port2.start()
      const close = () => {
        port2.close()
        return Promise.resolve()
      }
      return Promise.resolve({ client, close })
    },
    close: () => Promise.resolve(),
  })
})
