import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'

/** An interface, so that the compiler names it where it would else write the whole contract out. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface DeskClient extends ContractRouterClient<Contract> {}

/** What the preload of the desktop host offers: a port to the core, printing, and nothing else. */
interface DesktopBridge {
  /** Asks for a port; it comes as a message `desk:port` to this window, again after each restart of the core. */
  requestPort(): void
  /** Prints a print route: `#/print?ticket=…`. */
  print(path: string): Promise<void>
  /** Opens the visitor's own screen, or closes it when it is open. */
  visitorScreen(): void
}

declare global {
  interface Window {
    readonly qiantai?: DesktopBridge
  }
}

export type Screen = 'reception' | 'clock' | 'visitor' | 'print'

/** What this window was opened for, by its route (the address behind the `#`). */
export function screenOfPath(path: string): Screen {
  if (path.startsWith('/clock')) return 'clock'
  if (path === '/visitor' || path.startsWith('/visitor?')) return 'visitor'
  return path.startsWith('/print') ? 'print' : 'reception'
}

export interface Connection {
  readonly client: DeskClient
  /** Resolves when the connection is gone: calls under way fail then, and nothing waits for ever. */
  readonly closed: Promise<void>
}

function connectSocket(screen: Screen): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/rpc?screen=${screen}`)
    const closed = new Promise<void>((gone) => {
      socket.addEventListener('close', () => {
        gone()
        reject(new Error('the connection to the core was refused'))
      })
    })
    socket.addEventListener('open', () => {
      resolve({ client: createORPCClient(new SocketLink({ websocket: socket })), closed })
    })
  })
}

/** A new port means that the core was restarted: the old connection is gone then, also when no close event came. */
function connectPort(bridge: DesktopBridge): Promise<Connection> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== 'desk:port' || !port) return
      window.removeEventListener('message', receive)
      const closed = new Promise<void>((gone) => {
        port.addEventListener('close', () => {
          gone()
        })
        window.addEventListener('message', (next: MessageEvent) => {
          if (next.source !== window || next.data !== 'desk:port') return
          port.close() // the other end hears of it, this end does not
          port.dispatchEvent(new Event('close'))
        })
      })
      port.start()
      resolve({ client: createORPCClient(new PortLink({ port })), closed })
    }
    window.addEventListener('message', receive)
    bridge.requestPort()
  })
}

/** The one place that knows which host this is. */
export function connect(screen: Screen): Promise<Connection> {
  return window.qiantai ? connectPort(window.qiantai) : connectSocket(screen)
}

/** Opens the visitor's own screen: on the second display of the desktop, or in a browser window of its own. */
export function openVisitorScreen(): void {
  if (window.qiantai) window.qiantai.visitorScreen()
  else window.open('#/visitor', 'qiantai-visitor')
}

/** Opens a print route: through the desktop's printing, or in a hidden frame that calls the browser's print dialog. */
export async function openPrint(path: string): Promise<void> {
  if (window.qiantai) return window.qiantai.print(path)
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = 'print'
  frame.src = path
  document.body.append(frame)
  await new Promise<void>((resolve, reject) => {
    const finish = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow) return
      if (event.data !== 'printed' && event.data !== 'failed') return
      window.removeEventListener('message', finish)
      frame.remove()
      if (event.data === 'printed') resolve()
      else reject(new Error('the sheet could not be drawn'))
    }
    window.addEventListener('message', finish)
  })
}
