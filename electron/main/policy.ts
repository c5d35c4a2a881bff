import type { App, Session, WebContents } from 'electron'
import { isOwnUrl } from './origin.ts'
import type { WindowKind } from './windows.ts'

/** Windows that take pictures of visitors. */
const withCamera: readonly (WindowKind | null)[] = ['reception', 'visitor']

/** What a page asks the browser for. */
export interface Asked {
  readonly permission: string
  /** Of media: `video`, `audio`; none where Electron does not say. */
  readonly media: readonly string[]
  readonly url: string
  readonly isMainFrame: boolean
  readonly kind: WindowKind | null
}

/**
 * Both for asking and for checking, in every frame: default deny. The camera, without a microphone, is for the windows that
 * take a visitor's picture; the core does everything else.
 */
export function isPermissionGranted({ permission, media, url, isMainFrame, kind }: Asked): boolean {
  const isCamera = permission === 'media' && media.length > 0 && media.every((one) => one === 'video')
  return isMainFrame && isOwnUrl(url) && isCamera && withCamera.includes(kind)
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

/** On every session, before the first page. `kindOf`: what a window was opened for. */
export function guardSession(
  session: Session,
  kindOf: (window: { readonly webContents: WebContents }) => WindowKind | null,
): void {
  session.setPermissionRequestHandler((webContents, permission, answer, details) => {
    const { isMainFrame } = details
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const kind = kindOf({ webContents })
    answer(isPermissionGranted({ permission, media, url: webContents.getURL(), isMainFrame, kind }))
  })
  session.setPermissionCheckHandler((webContents, permission, url, { isMainFrame, mediaType }) => {
    const kind = webContents && kindOf({ webContents })
    return isPermissionGranted({ permission, media: mediaType ? [mediaType] : [], url, isMainFrame, kind })
  })
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
