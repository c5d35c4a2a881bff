import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, WebContentsPrintOptions } from 'electron'
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

/** The papers of the print kit, microns, for a printer that is not asked by a dialog. A test holds them against its CSS. */
const papers: Readonly<Record<string, { width: number; height: number }>> = {
  A4: { width: 210_000, height: 297_000 },
  A5: { width: 148_000, height: 210_000 },
  A6: { width: 105_000, height: 148_000 },
  'label-62': { width: 62_000, height: 40_000 },
  'label-80': { width: 80_000, height: 52_000 },
  'slip-195x105': { width: 195_000, height: 105_000 },
}

/** Options of the system's print call for a paper of the kit; `printer` empty: with the print dialog. */
export function printOptions(paper: string, printer: string): WebContentsPrintOptions {
  const landscape = paper.endsWith('-landscape')
  const pageSize = papers[paper.replace('-landscape', '')]
  return {
    printBackground: true,
    landscape,
    ...(pageSize && { pageSize }),
    ...(printer === '' ? { silent: false } : { silent: true, deviceName: printer }),
  }
}

export type PrintPlan = { kind: 'device'; name: string } | { kind: 'dialog' } | { kind: 'file' }

/** The chosen printer if it is still there; else the dialog; a PDF where this PC has no printer at all. */
export function planPrint(printers: readonly { readonly name: string }[], chosen: string): PrintPlan {
  if (printers.length === 0) return { kind: 'file' }
  return printers.some(({ name }) => name === chosen) ? { kind: 'device', name: chosen } : { kind: 'dialog' }
}

/** Answers the paper's name when the sheet looks as it shall. */
const sheetReady = `new Promise((resolve) => {
  const root = document.documentElement
  const look = () => {
    if (root.dataset.printReady !== 'true') return
    const names = document.querySelector('.p-sheet')?.classList ?? []
    resolve([...names].filter((name) => name !== 'p-sheet').map((name) => name.slice(2))[0] ?? '')
  }
  new MutationObserver(look).observe(root, { attributes: true })
  look()
})`

function print(window: BrowserWindow, options: WebContentsPrintOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    window.webContents.print(options, (done, reason) => {
      if (done || isCancelled(reason)) resolve()
      else reject(new Error(reason))
    })
  })
}

export interface PrintHost {
  readonly openHidden: () => BrowserWindow
  /** System name of the chosen printer, or empty. */
  readonly printer: string
  /** Folder for PDFs. */
  readonly folder: string
  readonly now: () => number
  /** A sheet went into a file: the user has to be told where. */
  readonly saved: (file: string) => void
}

const asPdf = (window: BrowserWindow) =>
  window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })

async function save(window: BrowserWindow, { folder, now, saved }: PrintHost): Promise<void> {
  const pdf = await asPdf(window)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${new Date(now()).toISOString().replaceAll(':', '-')}.pdf`)
  await writeFile(file, pdf, { mode: 0o600, flag: 'wx' })
  saved(file)
}

/** Draws one form in a hidden window, waits for its own "ready", and destroys the window whatever happens. */
async function drawn<T>(
  openHidden: () => BrowserWindow,
  path: string,
  use: (window: BrowserWindow, paper: string) => Promise<T>,
): Promise<T> {
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
    const ready = window.webContents.executeJavaScript(sheetReady) as Promise<string>
    return await use(window, await Promise.race([ready, late]))
  } finally {
    clearTimeout(timer)
    window.destroy()
  }
}

/** Prints one form: on the chosen printer, through the dialog, or into a file where there is no printer. */
export function printForm(host: PrintHost, path: string): Promise<void> {
  return drawn(host.openHidden, path, async (window, paper) => {
    const plan = planPrint(await window.webContents.getPrintersAsync(), host.printer)
    if (plan.kind === 'file') await save(window, host)
    else await print(window, printOptions(paper, plan.kind === 'device' ? plan.name : ''))
  })
}

/** One form as a PDF, for the core to keep. */
export function formAsPdf(openHidden: () => BrowserWindow, path: string): Promise<Uint8Array> {
  return drawn(openHidden, path, asPdf)
}
