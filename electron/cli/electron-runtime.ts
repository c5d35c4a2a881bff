import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { root } from './folders.ts'

/** How long the download server may take to answer before we go on without the desktop, ms. */
const probeLimit = 2_000
/** How long the download itself may take, ms. */
const installLimit = 600_000

const electronFolder = join(root, 'node_modules', 'electron')

/** The Electron program, if it is installed. Never loads the `electron` package, which would start a download. */
export function installedElectron(folder = electronFolder, env = process.env): string | null {
  const pathFile = join(folder, 'path.txt')
  const relative = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = override
    ? join(override, relative ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
    : relative && join(folder, 'dist', relative)
  return program && existsSync(program) ? program : null
}

/** Where Electron's own installer downloads from: a mirror if one is named, its releases otherwise. */
export function downloadHost(env = process.env): { host: string; port: number } {
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/'
  try {
    const { hostname, port, protocol } = new URL(mirror)
    return { host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443) }
  } catch {
    return { host: 'github.com', port: 443 }
  }
}

/** Whether somebody answers there; one short try. */
export function isReachable({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: probeLimit })
    const finish = (reached: boolean) => {
      clearTimeout(limit)
      socket.destroy()
      resolve(reached)
    }
    // name look-ups are not covered by the socket's own timeout
    const limit = setTimeout(finish, probeLimit, false)
    socket.once('connect', () => finish(true))
    socket.once('timeout', () => finish(false))
    socket.once('error', () => finish(false))
  })
}

/** Runs a program of this repository with its output shown on standard error; answers whether it ended well. */
export function runTool(args: readonly string[], limit?: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      ...(limit !== undefined && { timeout: limit }),
    })
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}

/** Electron's own installer. */
export function installElectron(): Promise<boolean> {
  return runTool([join(electronFolder, 'install.js')], installLimit)
}

/** Bundles of the desktop and the interface. */
export function buildInterface(): Promise<boolean> {
  return runTool([join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'])
}
