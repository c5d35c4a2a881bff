/** The product's own scheme and host: every page of every window comes from here. */
export const scheme = 'app'
export const host = 'desk'
export const origin = `${scheme}://${host}`

/** Exactly our origin: another scheme, a look-alike host, a port or user information in front are all refused. */
export function isOwnUrl(url: string): boolean {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return false
  }
  const { protocol, host: given, username, password } = parsed
  return protocol === `${scheme}:` && given === host && username === '' && password === ''
}
