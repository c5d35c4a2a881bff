import { BrowserWindow, dialog, powerSaveBlocker, type Screen } from 'electron'
import { desktop } from '#shared/i18n/desktop.ts'
import { say } from '#shared/i18n/fill.ts'
import type { Locale } from '#shared/i18n/pair.ts'
import { ui } from '#shared/i18n/ui.ts'
import { failureAddress } from './failure-screen.ts'
import { askBeforeLeaving, carePage, createRestartLimit } from './recovery.ts'
import type { CoreFailure } from './supervisor.ts'
import {
  addressOf,
  clockCorner,
  makeKiosk,
  visitorCorner,
  windowOptions,
  type Corner,
  type WindowKind,
} from './windows.ts'

export interface WindowsHost {
  readonly preload: string
  readonly packaged: boolean
  readonly locale: Locale
  readonly screen: Screen
  readonly now: () => number
  readonly log: (event: string, why: string) => void
  /** The reception was closed: the desk is closed. */
  readonly onReceptionClosed: () => void
}

/** So many reopenings of a failed page in so many ms. */
const pageTries = 3
const pageWindow = 60_000

const interfaceCrashed: CoreFailure = { reason: 'interfaceCrashed', file: '', detail: '', backup: null }

/** Unsaved contents: stay (Enter, Esc) or leave. */
function mayLeave(window: BrowserWindow, locale: Locale): boolean {
  const { form } = ui
  return (
    dialog.showMessageBoxSync(window, {
      type: 'question',
      message: say(form.leaveTitle, locale),
      detail: say(form.leaveText, locale),
      buttons: [say(form.stay, locale), say(form.leave, locale)],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    }) === 1
  )
}

/** Tells where a sheet went that could not go to a printer. */
export function tellSaved(locale: Locale, file: string): void {
  void dialog.showMessageBox({
    type: 'info',
    message: say(desktop.savedAsPdf, locale, { file }),
    buttons: [say(desktop.ok, locale)],
  })
}

/** The windows of the desk: which are open, and what each of them is for. */
export function createWindows(host: WindowsHost) {
  const kinds = new Map<number, WindowKind>()
  let clock: BrowserWindow | null = null
  let visitor: BrowserWindow | null = null
  let reception: BrowserWindow | null = null
  /** Set once nothing works any more; windows opened afterwards say so too. */
  let failure: CoreFailure | null = null

  function load(window: BrowserWindow, kind: WindowKind): void {
    // a page that cannot be loaded is told by did-fail-load, too
    window.loadURL(failure ? failureAddress(failure) : addressOf(kind)).catch((error: unknown) => {
      host.log('page.notLoaded', String(error))
    })
  }

  function make(kind: WindowKind, corner: Corner | null = null): BrowserWindow {
    const window = new BrowserWindow(windowOptions(kind, { ...host, ...corner }))
    const { id } = window.webContents
    kinds.set(id, kind)
    window.once('closed', () => kinds.delete(id))
    if (host.packaged) makeKiosk(window)
    return window
  }

  function open(kind: 'reception' | 'clock' | 'visitor', corner: Corner | null): BrowserWindow {
    const window = make(kind, corner)
    carePage(window, {
      limit: createRestartLimit(pageTries, pageWindow, host.now),
      log: host.log,
      reopen: () => {
        load(window, kind)
      },
      giveUp: () => void window.loadURL(failureAddress(failure ?? interfaceCrashed)),
    })
    // the unattended windows hold nothing that could be lost
    if (kind === 'reception') askBeforeLeaving(window, () => mayLeave(window, host.locale))
    load(window, kind)
    return window
  }

  /** The staff clock comes and goes with the second display, and keeps it from going dark. */
  function placeClock(): void {
    const corner = clockCorner(host.screen)
    if (corner && !clock) {
      clock = open('clock', corner)
      const awake = powerSaveBlocker.start('prevent-display-sleep')
      clock.once('closed', () => {
        powerSaveBlocker.stop(awake)
        clock = null
      })
    } else if (!corner) clock?.destroy()
  }

  /** A display came or went: the visitor's screen is opened anew by whoever sees where it belongs now. */
  function closeVisitor(): void {
    visitor?.destroy()
  }

  return {
    openAll(): void {
      reception = open('reception', null)
      reception.once('closed', () => {
        reception = null
        host.onReceptionClosed()
      })
      placeClock()
      host.screen.on('display-added', placeClock)
      host.screen.on('display-removed', placeClock)
      host.screen.on('display-removed', closeVisitor)
    },
    /** Opens the visitor's own screen, or closes it. */
    toggleVisitor(): void {
      if (visitor) {
        closeVisitor()
        return
      }
      visitor = open('visitor', visitorCorner(host.screen))
      visitor.once('closed', () => (visitor = null))
    },
    openPrint: () => make('print'),
    /** What a window was opened for; null for one that is not ours. */
    kindOf: (window: { readonly webContents: { readonly id: number } }) =>
      kinds.get(window.webContents.id) ?? null,
    /** Every open window shows why the desk cannot go on, and goes nowhere else. */
    showFailure(reason: CoreFailure): void {
      failure = reason
      for (const window of BrowserWindow.getAllWindows()) void window.loadURL(failureAddress(reason))
    },
    focus(): void {
      if (reception?.isMinimized()) reception.restore()
      reception?.focus()
    },
    /** Windows that may not refuse, after the reception has been closed. */
    closeRest(): void {
      clock?.destroy()
      closeVisitor()
    },
  }
}
