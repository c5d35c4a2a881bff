import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { listSerialPorts } from '#core/readers/transport/serial.ts'
import { labelOf } from '#core/readers/transport/usb-chips.ts'
import { doctor as texts } from '#shared/i18n/doctor.ts'
import { installedElectron } from '../electron-runtime.ts'
import { root } from '../folders.ts'
import { finding, type Finding } from './check.ts'

const leastNode = 24
const shippedFont = 'Noto Sans SC'

export function checkNode(version = process.versions.node): Finding {
  const old = Number(version.split('.')[0]) < leastNode
  return finding('node', old ? 'fail' : 'ok', old ? texts.node.fail : texts.node.ok, { version })
}

export async function checkDriver(): Promise<Finding> {
  try {
    const { sqliteVersion } = await import('#core/database/driver.ts')
    return finding('driver', 'ok', texts.driver.ok, { version: sqliteVersion() })
  } catch (error) {
    return finding('driver', 'fail', texts.driver.fail, { why: error instanceof Error ? error.message : '' })
  }
}

/** Lines a program prints; null when there is no such program or it fails. */
async function linesOf(program: string, args: readonly string[]): Promise<string[] | null> {
  try {
    const { stdout } = await promisify(execFile)(program, args, { timeout: 3_000 })
    return stdout.split('\n').filter((line) => line.trim() !== '')
  } catch {
    return null
  }
}

export async function checkSerial(): Promise<Finding> {
  const { ports, reason } = await listSerialPorts()
  if (reason !== undefined) return finding('serial', 'warn', texts.serial.warn, { why: reason })
  if (ports.length === 0) return finding('serial', 'ok', texts.serial.none)
  const named = ports.map((port) => [port.path, labelOf(port)].join(' ').trim())
  return finding('serial', 'ok', texts.serial.ok, { ports: named.join(', ') })
}

export async function checkPrinters(): Promise<Finding> {
  const printers = await linesOf('lpstat', ['-e'])
  if (printers === null) return finding('printers', 'warn', texts.printers.unknown)
  if (printers.length === 0) return finding('printers', 'warn', texts.printers.warn)
  return finding('printers', 'ok', texts.printers.ok, { printers: printers.join(', ') })
}

export async function checkFonts(): Promise<Finding> {
  const system = (await linesOf('fc-list', [':lang=zh', 'family']))?.length ?? 0
  const shipped = ['node_modules/@fontsource-variable/noto-sans-sc', 'out/renderer'].some((path) =>
    existsSync(join(root, path)),
  )
  if (shipped) return finding('fonts', 'ok', texts.fonts.ok, { shipped: shippedFont, system })
  return finding('fonts', system > 0 ? 'warn' : 'fail', system > 0 ? texts.fonts.warn : texts.fonts.fail, {
    system,
  })
}

export function checkElectron(): Finding {
  const program = installedElectron()
  return program
    ? finding('electron', 'ok', texts.electron.ok, { program })
    : finding('electron', 'warn', texts.electron.warn)
}
