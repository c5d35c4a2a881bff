import type { BrowserWindow } from 'electron'

interface RestartLimit {
  /** Counts one more failure and says whether to try again. */
  mayTry(): boolean
}

/** So many tries in so many ms. `now`: ms of any clock that does not jump. */
export function createRestartLimit(most: number, within: number, now: () => number): RestartLimit {
  let tries: number[] = []
  return {
    mayTry() {
      const at = now()
      tries = [...tries.filter((earlier) => at - earlier < within), at]
      return tries.length <= most
    },
  }
}

export interface PageCare {
  readonly limit: RestartLimit
  /** Opens the interface again. */
  readonly reopen: () => void
  /** Shows a page that needs neither the interface nor the core. */
  readonly giveUp: () => void
  readonly log: (event: string, why: string) => void
}

/** A page whose process died or that could not be loaded is opened again, a few times; a blank window helps nobody. */
export function carePage(window: BrowserWindow, { limit, reopen, giveUp, log }: PageCare): void {
  const again = (why: string) => {
    log('page.failed', why)
    if (limit.mayTry()) reopen()
    else giveUp()
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') again(reason)
  })
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    const aborted = -3 // another address was loaded meanwhile
    if (isMainFrame && code !== aborted) again(description)
  })
}

/**
 * A form with unsaved contents keeps its window open; without a question the window would just not close. `leave` asks, and
 * answers true when the contents may go.
 */
export function askBeforeLeaving(window: BrowserWindow, leave: () => boolean): void {
  window.webContents.on('will-prevent-unload', (event) => {
    if (leave()) event.preventDefault() // Electron's word for: close it all the same
  })
}
