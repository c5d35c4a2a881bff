import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What an Electron of each system that we package for loads. */
const runtime = { win32: '-msvc', linux: '-gnu' }

/** Where each native module keeps its file for one system and processor, below `node_modules`. */
const places = (platform, arch) => ({
  'better-sqlite3': `better-sqlite3/prebuilds/${platform}-${arch}.node`,
  serialport: `@serialport/bindings-cpp/prebuilds/${platform}-${arch}`,
  argon2: `@node-rs/argon2-${platform}-${arch}${runtime[platform]}`,
})

const isThere = (path) =>
  path.endsWith('.node')
    ? existsSync(path)
    : existsSync(path) && readdirSync(path).some((file) => file.endsWith('.node'))

/** The native modules that have no file for a target in a `node_modules` folder; `platform` and `arch` as Node names them. */
export function missingNatives(nodeModules, platform, arch) {
  return Object.entries(places(platform, arch))
    .filter(([, place]) => !isThere(join(nodeModules, place)))
    .map(([name]) => name)
}
