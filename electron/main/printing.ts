import type { BrowserWindow } from 'electron'
import { origin } from './origin.ts'

/** A print window gives up after this time without a finished sheet, ms. */
const patience = 20_000

/** A print address as a window may ask for it: the print route with a ticket, nothing else. Null when it is not. */
export function printAddress(path: string): string | null {
  return /^#\/print\?ticket=[0-9a-f]{16,64}$/.test(path) ? `${origin}/${path}` : null
}

/** What is behind a failed print: the user pressed cancel, which is not an error. */
export function isCancelled(reason: string): boolean {
  return /cancel/i.test(reason)
}

const sheetReady = `new Promise((resolve) => {
  const root = document.documentElement
  const look = () => root.dataset.printReady === 'true' && resolve(true)
  new MutationObserver(look).observe(root, { attributes: true })
  look()
})`

function print(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: true }, (done, reason) => {
      if (done || isCancelled(reason)) resolve()
      else reject(new Error(reason))
    })
  })
}

/** Draws one form in a hidden window, waits for its own "ready", prints it, and destroys the window whatever happens. */
export async function printForm(openHidden: () => BrowserWindow, path: string): Promise<void> {
  const address = printAddress(path)
  if (address === null) throw new Error('refused')
  const window = openHidden()
  let timer: NodeJS.Timeout | undefined
  try {
    await window.loadURL(address)
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('the sheet was not ready in time'))
      }, patience)
    })
    await Promise.race([window.webContents.executeJavaScript(sheetReady), late])
    await print(window)
  } finally {
    clearTimeout(timer)
    window.destroy()
  }
}
