import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron'
import { origin } from './origin.ts'

/** What a window is for; it decides the principal its port to the core gets. */
export type WindowKind = 'reception' | 'clock' | 'print'

const paths: Readonly<Record<WindowKind, string>> = {
  reception: '/#/',
  clock: '/#/clock',
  print: '/#/print',
}

export const addressOf = (kind: WindowKind): string => origin + paths[kind]

interface Look {
  readonly preload: string
  readonly packaged: boolean
  /** Top left corner of the display the window belongs to. */
  readonly x?: number
  readonly y?: number
}

/** Options of every window: sandboxed, isolated, no Node, no developer tools in the packaged app. */
export function windowOptions(
  kind: WindowKind,
  { preload, packaged, x, y }: Look,
): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    show: kind !== 'print',
    autoHideMenuBar: true,
    fullscreen: kind === 'clock',
    kiosk: kind === 'clock' && packaged,
    closable: kind !== 'clock' || !packaged, // it closes together with the reception
    backgroundColor: '#f2f5f6',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !packaged,
    },
  }
}

/** Keys that a kiosk window does not obey once packaged: reload, closing by a slip, full screen, zoom, developer tools. */
export function isForbiddenKey(input: {
  control: boolean
  meta: boolean
  shift: boolean
  key: string
}): boolean {
  const command = input.control || input.meta
  const key = input.key.toLowerCase()
  if (['f5', 'f11', 'f12'].includes(key)) return true
  if (command && ['r', 'w', '+', '-', '=', '0'].includes(key)) return true
  return command && input.shift && ['i', 'j', 'c'].includes(key)
}

/** Where the staff clock goes: the second display; null where there is one display only, and then there is no clock window. */
export function clockCorner(
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
): { x: number; y: number } | null {
  const primary = screen.getPrimaryDisplay().id
  const second = screen.getAllDisplays().find(({ id }) => id !== primary)
  return second ? { x: second.bounds.x, y: second.bounds.y } : null
}

/** Makes a packaged window deaf to what a passer-by might press. */
export function makeKiosk(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, input) => {
    if (input.type === 'keyDown' && isForbiddenKey(input)) event.preventDefault()
  })
  window.webContents.on('context-menu', (event) => {
    event.preventDefault()
  })
}
