import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { exposedBy, isolatedWorldScript, mainWorldScript } from './page-world.ts'

/** How `app://desk` looks to Chromium here: an https origin whose requests the registered protocol handler answers. */
export const shownOrigin = 'https://desk'
const world = 'preload'

export interface StandInPort {
  readonly inner: MessagePort
}

interface FromPage {
  readonly type: 'send' | 'invoke' | 'fromPort'
  readonly channel: string
  readonly argument: unknown
  readonly call: number
  readonly port: number
  readonly data: unknown
}

export interface WindowHost {
  readonly context: BrowserContext
  readonly ipc: EventEmitter
  readonly invocations: Map<string, (event: object, argument: unknown) => Promise<void>>
  answer(request: { method: string; url: string }): Promise<Response>
  /** Called by `print`: where printed PDFs go. */
  printed(pdf: Buffer): void
  readonly printers: readonly string[]
}

/** What the rest of the stand-in needs of the window class. */
export interface WindowKindOfStandIn {
  new (options: { webPreferences: { preload: string } }): unknown
  getAllWindows(): {
    readonly webContents: { readonly page: Promise<Page>; emit(event: string, ...args: unknown[]): boolean }
    destroy(): void
  }[]
}

/** One window: a real Chromium page with the built preload in its isolated world. */
export function createWindowKind(host: WindowHost): WindowKindOfStandIn {
  let ids = 0
  const all = new Set<StandInWindow>()

  class StandInContents extends EventEmitter {
    id = (ids += 1)
    ports = new Map<number, MessagePort>()
    page: Promise<Page>
    session: Promise<CDPSession>
    contextId: number | null = null
    constructor(preloadFile: string) {
      super()
      this.page = host.context.newPage()
      this.session = this.page.then((page) => this.prepare(page, readFileSync(preloadFile, 'utf8')))
    }

    async prepare(page: Page, preload: string): Promise<CDPSession> {
      await page.route(`${shownOrigin}/**`, async (route) => {
        const request = route.request()
        const url = request.url().replace(shownOrigin, 'app://desk')
        const response = await host.answer({ method: request.method(), url })
        await route.fulfill({
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: Buffer.from(await response.arrayBuffer()),
        })
      })
      const session = await page.context().newCDPSession(page)
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.name === world) this.contextId = context.id
      })
      session.on('Runtime.bindingCalled', ({ payload }) => {
        this.fromPage(JSON.parse(payload) as FromPage, page)
      })
      await session.send('Runtime.enable')
      await session.send('Page.enable')
      await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: world })
      await session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: mainWorldScript(exposedBy(preload)),
      })
      await session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldScript(preload),
        worldName: world,
      })
      return session
    }

    fromPage(message: FromPage, page: Page): void {
      const url = page.url().replace(shownOrigin, 'app://desk')
      const event = { sender: this, senderFrame: { url, parent: null } }
      if (message.type === 'send') host.ipc.emit(message.channel, event)
      else if (message.type === 'fromPort') this.ports.get(message.port)?.postMessage(message.data)
      else {
        const handler = host.invocations.get(message.channel)
        const done = Promise.resolve().then(() => handler?.(event, message.argument))
        done.then(
          () => this.toPage({ type: 'answer', call: message.call }),
          (error: unknown) => this.toPage({ type: 'answer', call: message.call, error: String(error) }),
        )
      }
    }

    toPage(message: object): void {
      void this.session.then(
        (session) =>
          this.contextId === null
            ? undefined
            : session
                .send('Runtime.evaluate', {
                  expression: `globalThis.standInReceive(${JSON.stringify(message)})`,
                  contextId: this.contextId,
                })
                .catch(() => undefined), // the page is on its way to another address
      )
    }

    postMessage(channel: string, _message: unknown, [port]: StandInPort[]): void {
      if (!port) return
      const id = (ids += 1)
      this.ports.set(id, port.inner)
      port.inner.on('message', (data: unknown) => this.toPage({ type: 'toPort', port: id, data }))
      port.inner.on('close', () => this.toPage({ type: 'closePort', port: id }))
      this.toPage({ type: 'port', channel, port: id })
    }

    getURL = () => ''
    setWindowOpenHandler = () => undefined
    executeJavaScript = async (code: string) => (await this.page).evaluate(code)
    getPrintersAsync = () => Promise.resolve(host.printers.map((name) => ({ name })))
    printToPDF = async () => (await this.page).pdf({ preferCSSPageSize: true, printBackground: true })
    print(_options: object, done: (success: boolean, reason: string) => void): void {
      void this.page.then(async (page) => {
        host.printed(await page.pdf({ preferCSSPageSize: true }))
        done(true, '')
      })
    }
  }

  class StandInWindow extends EventEmitter {
    webContents: StandInContents
    constructor(readonlyOptions: { webPreferences: { preload: string } }) {
      super()
      this.webContents = new StandInContents(readonlyOptions.webPreferences.preload)
      all.add(this)
    }
    static getAllWindows = () => [...all]
    static fromWebContents = (contents: unknown) =>
      [...all].find((window) => window.webContents === contents) ?? null
    async loadURL(url: string): Promise<void> {
      await this.webContents.session
      const page = await this.webContents.page
      await page.goto(url.replace('app://desk', shownOrigin))
    }
    destroy(): void {
      all.delete(this)
      this.emit('closed')
      void this.webContents.page.then((page) => page.close())
    }
    isMinimized = () => false
    restore = () => undefined
    focus = () => undefined
  }
  return StandInWindow
}
