import type { MessagePortMain, UtilityProcess } from 'electron'
import type { FromCore, ToCore } from '#core/host-protocol.ts'
import type { StartFailure } from '#shared/start-failure.ts'
import type { Keychain } from './keychain.ts'
import { createRestartLimit } from './recovery.ts'

/** So many restarts in so many ms; after that the core is left dead and the fault screen says so. */
const mostRestarts = 3
const restartWindow = 60_000
/** A core that does not close by itself in this time is ended, ms: whatever it had acknowledged is on the disk. */
const closingLimit = 10_000

export type CoreFailure = StartFailure

export interface CoreDeps {
  readonly fork: () => UtilityProcess
  readonly keychain: Keychain
  /** Draws an address of the print route as a PDF. */
  readonly renderPdf: (path: string) => Promise<Uint8Array>
  readonly dataDir: string
  readonly demo: boolean
  readonly version: string
  /** Monotonic, ms. */
  readonly now: () => number
  /** A new core is ready: windows want new ports. */
  readonly onReady: () => void
  /** The desk cannot start, for a reason the user can act on. */
  readonly onFailed: (failure: CoreFailure) => void
  /** It ended too often. */
  readonly onGivenUp: () => void
  /** How long closing may take, ms. */
  readonly closingLimit?: number
}

export interface CoreSupervisor {
  start(): void
  /** Whether the core takes connections; `onReady` says when it does again. */
  isReady(): boolean
  /** Hands one end of a channel to the core. */
  connect(screen: Extract<ToCore, { type: 'connect' }>['screen'], port: MessagePortMain): void
  /** The computer woke up. */
  resumed(): void
  /** Resolves when the core has closed its database, or was ended because it did not. */
  stop(): Promise<void>
}

/** Keeps the core process alive. A crash in a native binding costs the windows a reconnect, nothing more. */
export function createCoreSupervisor(deps: CoreDeps): CoreSupervisor {
  const limit = createRestartLimit(mostRestarts, restartWindow, deps.now)
  let child: UtilityProcess | null = null
  let ready = false
  let stopping = false
  let ended: () => void = () => undefined

  const send = (message: ToCore, ports: MessagePortMain[] = []) => child?.postMessage(message, ports)

  async function answerKey(message: Extract<FromCore, { type: 'loadKey' | 'saveKey' }>): Promise<void> {
    try {
      if (message.type === 'saveKey') await deps.keychain.save(message.key)
      const key = message.type === 'loadKey' ? await deps.keychain.load() : null
      send({ type: 'key', call: message.call, key, failed: false })
    } catch {
      send({ type: 'key', call: message.call, key: null, failed: true })
    }
  }

  async function answerPdf({ call, path }: Extract<FromCore, { type: 'renderPdf' }>): Promise<void> {
    const pdf = await deps.renderPdf(path).catch(() => null)
    send({ type: 'pdf', call, pdf })
  }

  function listen(message: FromCore): void {
    if (message.type === 'ready') {
      ready = true
      deps.onReady()
    } else if (message.type === 'failed') {
      stopping = true // starting again would fail again
      const { type: _, ...failure } = message
      deps.onFailed(failure)
    } else if (message.type === 'renderPdf') void answerPdf(message)
    else void answerKey(message)
  }

  function start(): void {
    ready = false
    child = deps.fork()
    child.on('message', listen)
    child.once('exit', () => {
      child = null
      ready = false
      ended()
      if (stopping) return
      if (limit.mayTry()) start()
      else deps.onGivenUp()
    })
    send({ type: 'start', dataDir: deps.dataDir, demo: deps.demo, version: deps.version })
  }

  return {
    start,
    isReady: () => ready,
    connect(screen, port) {
      send({ type: 'connect', screen }, [port])
    },
    resumed() {
      send({ type: 'resumed' })
    },
    stop() {
      stopping = true
      const closing = child
      if (!closing) return Promise.resolve()
      return new Promise((resolve) => {
        const late = setTimeout(() => closing.kill(), deps.closingLimit ?? closingLimit)
        ended = () => {
          clearTimeout(late)
          resolve()
        }
        send({ type: 'stop' })
      })
    },
  }
}
