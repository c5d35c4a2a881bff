import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron'
import { origin } from './origin.ts'

/** What a window is for; it decides the principal its port to the core gets. */
export type WindowKind = 'reception' | 'clock' | 'visitor' | 'print'

const paths: Readonly<Record<WindowKind, string>> = {
  reception: '/#/',
  clock: '/#/clock',
  visitor: '/#/visitor',
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
  const placed = x !== undefined && y !== undefined
  // without a display of its own the visitor's screen is an ordinary window, or it would shut the desk out
  const fills = kind === 'clock' || (kind === 'visitor' && placed)
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    ...(placed ? { x, y } : {}),
    show: kind !== 'print',
    autoHideMenuBar: true,
    fullscreen: fills,
    kiosk: fills && packaged,
    closable: !fills || !packaged, // it closes together with the reception, the visitor's by its button there
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
      // nobody touches the screen of the staff clock before a finger is answered aloud
      ...(kind === 'clock' ? { autoplayPolicy: 'no-user-gesture-required' as const } : {}),
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

type Displays = Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
export interface Corner {
  readonly x: number
  readonly y: number
}

/** Corners of the displays beside the one of the reception. */
function otherCorners(screen: Displays): Corner[] {
  const primary = screen.getPrimaryDisplay().id
  return screen
    .getAllDisplays()
    .filter(({ id }) => id !== primary)
    .map(({ bounds: { x, y } }) => ({ x, y }))
}

/** Where the staff clock goes: the second display; null where there is one display only, and then there is no clock window. */
export const clockCorner = (screen: Displays): Corner | null => otherCorners(screen)[0] ?? null

/**
 * Where the visitor's screen goes: the third display, or the second one in front of the staff clock; null where there is one
 * display only.
 */
export function visitorCorner(screen: Displays): Corner | null {
  const corners = otherCorners(screen)
  return corners[1] ?? corners[0] ?? null
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
