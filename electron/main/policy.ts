import type { App, Session, WebContents } from 'electron'
import { isOwnUrl } from './origin.ts'

/** What a page may ask the browser for. Nothing: the core does everything else. */
const granted: readonly string[] = []

/** Both for asking and for checking, in every frame: default deny. */
export function isPermissionGranted(permission: string, url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isOwnUrl(url) && granted.includes(permission)
}

/** A window stays inside the interface; a redirect counts as leaving too. */
export function mayNavigate(url: string): boolean {
  return isOwnUrl(url)
}

/** Only what the interface itself has made (an exported register): the system then asks where to save it. */
export function mayDownload(url: string): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length))
}

/** No page opens a window, a tab or a program: this list of outside addresses is empty on purpose. */
export function windowOpenAnswer(): { action: 'deny' } {
  return { action: 'deny' }
}

/** On every session, before the first page. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(isPermissionGranted(permission, contents.getURL(), details.isMainFrame))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionGranted(permission, requestingOrigin, details.isMainFrame),
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL())) event.preventDefault()
  })
}

function guardContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(windowOpenAnswer)
}

/** Installed once for whatever shows pages, so that a new kind of window cannot be forgotten. */
export function guardApp(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
  })
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault()
    answer(false)
  })
}
