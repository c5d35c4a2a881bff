import { createHash } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import { defaultDataDir, type Surroundings } from '#core/data-dir.ts'

/** What the desktop was started with. */
export interface StartOptions {
  readonly dataDir: string
  readonly demo: boolean
  /** True when this is not the one ordinary desk of this PC: it then runs beside it, with a browser profile of its own. */
  readonly apart: boolean
}

/** Reads `--data=DIR` (absolute) and `--demo`; everything else is Chromium's, or nobody's, and is not looked at. */
export function readStartOptions(argv: readonly string[], from: Surroundings): StartOptions {
  const demo = argv.includes('--demo')
  const given = argv.findLast((argument) => argument.startsWith('--data='))?.slice('--data='.length)
  const usable = given !== undefined && isAbsolute(given) && !given.includes('\0')
  return {
    dataDir: usable ? given : defaultDataDir(demo, from),
    demo,
    apart: usable || demo,
  }
}

/** Profile of a desk that runs beside the ordinary one; the single-instance lock of Electron hangs on the profile. */
export function profileFolder(appData: string, dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join(appData, 'Qiantai', 'profiles', name)
}
