import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Page } from 'playwright-core'
import type { DeskClient } from '../../renderer/client/connect.ts'

type Listener = (event: { data: unknown }) => void
type Port = ConstructorParameters<typeof RPCLink>[0]['port']
interface Hands {
  testPort?: MessagePort
  testReceive?: (data: unknown) => void
}

/**
 * The contract's client over a port that the page itself asked the preload for: what any script in that page could do, with
 * the principal that the main process gave its window.
 */
export async function clientIn(page: Page): Promise<DeskClient> {
  const listeners: Listener[] = []
  await page.exposeFunction('testReceive', (data: unknown) => {
    for (const listener of listeners) listener({ data })
  })
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const hands = window as unknown as Hands
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (data !== 'desk:port' || !port || hands.testPort) return
          hands.testPort = port
          port.onmessage = (message: MessageEvent) => hands.testReceive?.(message.data)
          resolve()
        })
        window.qiantai?.requestPort()
      }),
  )
  const port = {
    addEventListener: (type: string, listener: Listener) => {
      if (type === 'message') listeners.push(listener)
    },
    postMessage: (data: unknown) =>
      void page.evaluate((sent) => (window as unknown as Hands).testPort?.postMessage(sent), data),
  }
  return createORPCClient(new RPCLink({ port: port as unknown as Port }))
}
