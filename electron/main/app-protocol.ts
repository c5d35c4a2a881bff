import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { Protocol } from 'electron'
import { contentSecurityPolicy } from '#core/security/content-security-policy.ts'
import { isOwnUrl, scheme } from './origin.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * The file behind an address, or null. Only files of known types below `root`: no `..` in any spelling, no backslash, no
 * drive, no NUL, no trailing dot (which Windows drops), no folder that merely begins like `root`.
 */
export function resolveAppFile(root: string, url: string): string | null {
  if (!isOwnUrl(url)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  const file = path === '/' ? '/index.html' : path
  if (!/^(?:\/[\w@-][\w@.-]*)+$/.test(file) || file.endsWith('.') || file.includes('..')) return null
  if (types[extname(file)] === undefined) return null
  const resolved = join(root, file)
  return resolved.startsWith(root + sep) ? resolved : null
}

/** To be called once, before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers one request of a window: GET only, from the built interface, with its type and policy. */
export async function answerAppRequest(
  root: string,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> {
  const headers = {
    'content-security-policy': contentSecurityPolicy(''),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  if (request.method !== 'GET') return new Response(null, { status: 405, headers })
  const file = resolveAppFile(root, request.url)
  if (file === null) return new Response(null, { status: 404, headers })
  try {
    const body = new Uint8Array(await readFile(file))
    return new Response(body, { headers: { ...headers, 'content-type': types[extname(file)] ?? '' } })
  } catch {
    return new Response(null, { status: 404, headers })
  }
}

/** After the app is ready. `root`: folder of the built interface, without a trailing separator. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, root: string): void {
  protocol.handle(scheme, (request) => answerAppRequest(root, request))
}
