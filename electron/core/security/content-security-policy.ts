/**
 * Content security policy of every page, on both hosts: own scripts, styles, fonts and nothing from elsewhere; images also
 * inline. `connect` is what else the page may talk to (the loopback socket), empty on the desktop.
 */
export function contentSecurityPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'", // the component library writes style elements at run time
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${connect === '' ? '' : ` ${connect}`}`,
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
