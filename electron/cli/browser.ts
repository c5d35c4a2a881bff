import { spawn } from 'node:child_process'

/** The program that opens an address in the default browser; null when there is no screen to show it on. */
export function browserOpener(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): readonly [program: string, ...args: string[]] | null {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  if (platform === 'darwin') return ['open']
  return hasDisplay(platform, env) ? ['xdg-open'] : null
}

/** Whether windows can be shown. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

/** Opens the default browser if there is one; the address has been printed anyway. */
export function openBrowser(url: string): void {
  const opener = browserOpener(process.platform, process.env)
  if (!opener) return
  const [program, ...args] = opener
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.once('error', () => undefined)
  child.unref()
}
