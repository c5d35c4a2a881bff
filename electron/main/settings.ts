import { readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'

/** Settings of this PC, not of the site: an administrator edits `desktop.json` in the profile folder. */
const schema = z.strictObject({
  /** System name of the printer that every sheet goes to without a question; empty: the system's print dialog. */
  printer: z.string().max(200).default(''),
  /** Start together with the computer; not named: left as the installer set it. */
  autoStart: z.boolean().optional(),
})
export type DesktopSettings = z.infer<typeof schema>

/** A file that cannot be read as settings is set aside, not overwritten; the defaults stand in, and `told` says so. */
export function readSettings(file: string, told: (why: string) => void): DesktopSettings {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return schema.parse({})
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    told(error instanceof Error ? error.message : String(error))
    renameSync(file, `${file}.unreadable`)
    return schema.parse({})
  }
}

/** What the operating system is told about starting with the computer; null: nothing. */
export function loginItem(platform: string, { autoStart }: DesktopSettings): { openAtLogin: boolean } | null {
  // Linux has no such call; the deb's administrator puts the launcher into the session's autostart folder
  return autoStart === undefined || platform === 'linux' ? null : { openAtLogin: autoStart }
}
