import type { MessagePortMain, UtilityProcess } from 'electron'
import type { FromCore, ToCore } from '#core/host-protocol.ts'
import type { Keychain } from './keychain.ts'

/** So many restarts in so many ms; after that the core is left dead and the fault screen says so. */
const mostRestarts = 3
const restartWindow = 60_000

/** Whether a core that ended at `now` may be started again, given when it was started before. */
export function mayRestart(startedAt: readonly number[], now: number): boolean {
  return startedAt.filter((at) => now - at < restartWindow).length <= mostRestarts
}

export type CoreFailure = Omit<Extract<FromCore, { type: 'failed' }>, 'type'>

export interface CoreDeps {
  readonly fork: () => UtilityProcess
  readonly keychain: Keychain
  readonly dataDir: string
  readonly version: string
  readonly now: () => number
  /** A new core is ready: windows want new ports. */
  readonly onReady: () => void
  /** The desk cannot start, for a reason the user can act on. */
  readonly onFailed: (failure: CoreFailure) => void
  /** It ended too often. */
  readonly onGivenUp: () => void
}

export interface CoreSupervisor {
  start(): void
  /** Whether the core takes connections; `onReady` says when it does again. */
  isReady(): boolean
  /** Hands one end of a channel to the core. */
  connect(screen: Extract<ToCore, { type: 'connect' }>['screen'], port: MessagePortMain): void
  /** Resolves when the core has closed its database. */
  stop(): Promise<void>
}

/** Keeps the core process alive. A crash in a native binding costs the windows a reconnect, nothing more. */
export function createCoreSupervisor(deps: CoreDeps): CoreSupervisor {
  const startedAt: number[] = []
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

  function listen(message: FromCore): void {
    if (message.type === 'ready') {
      ready = true
      deps.onReady()
    } else if (message.type === 'failed') {
      stopping = true // starting again would fail again
      const { type: _, ...failure } = message
      deps.onFailed(failure)
    } else void answerKey(message)
  }

  function start(): void {
    startedAt.push(deps.now())
    ready = false
    child = deps.fork()
    child.on('message', listen)
    child.once('exit', () => {
      child = null
      ready = false
      ended()
      if (stopping) return
      if (mayRestart(startedAt, deps.now())) start()
      else deps.onGivenUp()
    })
    send({ type: 'start', dataDir: deps.dataDir, version: deps.version })
  }

  return {
    start,
    isReady: () => ready,
    connect(screen, port) {
      send({ type: 'connect', screen }, [port])
    },
    stop() {
      stopping = true
      if (!child) return Promise.resolve()
      return new Promise((resolve) => {
        ended = resolve
        send({ type: 'stop' })
      })
    },
  }
}
