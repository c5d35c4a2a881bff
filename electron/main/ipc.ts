import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebFrameMain } from 'electron'
import { isOwnUrl } from './origin.ts'

/** Every channel between a window and the main process. The product's own calls go to the core by port, not here. */
export const channels = {
  requestPort: 'desk:request-port',
  port: 'desk:port',
  print: 'desk:print',
  visitorScreen: 'desk:visitor-screen',
} as const

/**
 * Whether a message may be heard: from the main frame of one of our pages. A frame that is gone is null; a sub-frame has a
 * parent.
 */
export function isTrustedFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnUrl(frame.url)
}

/** The check lives in the wrapper, so no handler can forget it. */
export function createIpc(ipcMain: Pick<IpcMain, 'on' | 'handle'>) {
  return {
    on(channel: string, listener: (event: IpcMainEvent) => void): void {
      ipcMain.on(channel, (event) => {
        if (isTrustedFrame(event.senderFrame)) listener(event)
      })
    },
    /** One text argument, at most 2,000 characters. */
    handle(channel: string, answer: (event: IpcMainInvokeEvent, argument: string) => Promise<void>): void {
      ipcMain.handle(channel, (event, argument: unknown) => {
        if (!isTrustedFrame(event.senderFrame)) throw new Error('refused')
        if (typeof argument !== 'string' || argument.length > 2_000) throw new Error('refused')
        return answer(event, argument)
      })
    },
  }
}
