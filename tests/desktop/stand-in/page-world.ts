/** The side of the page: runs the built preload in a world of its own, as Electron does, with a `require` for electron only. */

/** Script of the isolated world. `standInSend` is a binding that reaches the test process with one string. */
export function isolatedWorldScript(preload: string): string {
  return `{
    const listeners = new Map()
    const ports = new Map()
    let calls = 0
    const answers = new Map()
    const send = (message) => globalThis.standInSend(JSON.stringify(message))
    globalThis.standInReceive = (message) => {
      if (message.type === 'port') {
        const { port1, port2 } = new MessageChannel()
        ports.set(message.port, port1)
        port1.onmessage = ({ data }) => send({ type: 'fromPort', port: message.port, data })
        for (const listener of listeners.get(message.channel) ?? []) listener({ ports: [port2] })
      } else if (message.type === 'toPort') ports.get(message.port)?.postMessage(message.data)
      else if (message.type === 'closePort') ports.get(message.port)?.close()
      else if (message.type === 'answer') {
        const { resolve, reject } = answers.get(message.call)
        answers.delete(message.call)
        if (message.error) reject(new Error(message.error)); else resolve()
      }
    }
    const exposed = {}
    const require = (name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name)
      return {
        ipcRenderer: {
          on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
          send: (channel) => send({ type: 'send', channel }),
          invoke: (channel, argument) => {
            calls += 1
            const call = calls
            return new Promise((resolve, reject) => {
              answers.set(call, { resolve, reject })
              send({ type: 'invoke', channel, argument, call })
            })
          },
        },
        contextBridge: { exposeInMainWorld: (name, api) => Object.assign(exposed, { [name]: api }) },
      }
    }
    // the two worlds of a page share its events, and nothing else
    window.addEventListener('stand-in-call', ({ detail }) => {
      const { name, key, args, call } = JSON.parse(detail)
      Promise.resolve(exposed[name][key](...args)).then(
        () => window.dispatchEvent(new CustomEvent('stand-in-answer', { detail: JSON.stringify({ call }) })),
        (error) => window.dispatchEvent(new CustomEvent('stand-in-answer', { detail: JSON.stringify({ call, error: String(error) }) })),
      )
    })
    const exports = {}, module = { exports };
    (function (require, exports, module) { ${preload} })(require, exports, module)
  }`
}

/** What the preload exposes, by asking it: names and their functions. */
export function exposedBy(preload: string): Record<string, string[]> {
  const exposed: Record<string, string[]> = {}
  const electron = {
    ipcRenderer: { on: () => undefined, send: () => undefined, invoke: () => Promise.resolve() },
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => {
        exposed[name] = Object.keys(api)
      },
    },
  }
  const require = (name: string) => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`)
    return electron
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- runs the built preload, as Electron would
  new Function('require', 'exports', 'module', preload)(require, {}, { exports: {} })
  return exposed
}

/** Script of the page's own world: the exposed functions, each a call across the worlds. */
export function mainWorldScript(exposed: Record<string, string[]>): string {
  return `{
    let calls = 0
    const answers = new Map()
    window.addEventListener('stand-in-answer', ({ detail }) => {
      const { call, error } = JSON.parse(detail)
      const { resolve, reject } = answers.get(call)
      answers.delete(call)
      if (error) reject(new Error(error)); else resolve()
    })
    const call = (name, key, args) => new Promise((resolve, reject) => {
      calls += 1
      answers.set(calls, { resolve, reject })
      window.dispatchEvent(new CustomEvent('stand-in-call', { detail: JSON.stringify({ name, key, args, call: calls }) }))
    })
    for (const [name, keys] of Object.entries(${JSON.stringify(exposed)}))
      window[name] = Object.freeze(Object.fromEntries(keys.map((key) => [key, (...args) => call(name, key, args)])))
  }`
}
