import { timingSafeEqual } from 'node:crypto'
import { contentSecurityPolicy } from '#core/security/content-security-policy.ts'

export const cookieName = 'qiantai'

/** Headers of every answer. */
export function securityHeaders(port: number): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(`ws://127.0.0.1:${port}`),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/** Only our own name for this machine: a page of another site that rebinds its name to 127.0.0.1 is refused. */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}`
}

/** A browser always sends the origin with a socket; another site's is refused, and none at all too. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === `http://127.0.0.1:${port}`
}

/** Compares secrets without telling by time how much was right. */
export function sameSecret(given: string, secret: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(secret)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The value of our cookie in a Cookie header, or an empty string. */
export function cookieValue(header: string | undefined): string {
  for (const part of (header ?? '').split(';')) {
    const [name, value = ''] = part.trim().split('=')
    if (name === cookieName) return value
  }
  return ''
}
