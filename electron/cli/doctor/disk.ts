import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { freeBytesOf, wantedBytesOf } from '#core/database/space.ts'
import { doctor as texts } from '#shared/i18n/doctor.ts'
import { finding, type Finding } from './check.ts'

const megabyte = 1 << 20
/** Below this the next day's records may not fit, MB. */
const leastFree = 100

/** The folder itself, or the nearest one above it that exists. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder))
}

export function checkSpace(dataDir: string): Finding {
  const free = Math.floor(freeBytesOf(existing(dataDir)) / megabyte)
  if (free < leastFree) return finding('space', 'fail', texts.space.fail, { free })
  if (free < wantedBytesOf(dataDir) / megabyte) return finding('space', 'warn', texts.space.warn, { free })
  return finding('space', 'ok', texts.space.ok, { free })
}

export function checkFolder(dataDir: string): Finding {
  const dir = dataDir
  try {
    accessSync(existing(dataDir), constants.W_OK | constants.X_OK)
  } catch {
    return finding('folder', 'fail', texts.folder.fail, { dir })
  }
  if (!existsSync(dataDir)) return finding('folder', 'ok', texts.folder.none, { dir })
  const shared = process.platform !== 'win32' && (statSync(dataDir).mode & 0o077) !== 0
  return finding('folder', shared ? 'warn' : 'ok', shared ? texts.folder.warn : texts.folder.ok, { dir })
}

const networkTypes =
  /^(nfs4?|cifs|smb3?|smbfs|9p|afs|ncpfs|webdav|davfs|fuse\.(sshfs|rclone|s3fs|davfs2?|gvfsd-fuse))$/
/** Folder names that file synchronisers use. */
const synchronisers =
  /OneDrive|Dropbox|Google ?Drive|iCloud|Mobile Documents|Nutstore|坚果云|百度网盘|BaiduNetdisk|WPS ?云盘|Syncthing|Nextcloud/i

/** File system type of the mount that holds a path, out of the text of /proc/mounts. */
export function mountType(path: string, mounts: string): string {
  const holds = (point: string) => path === point || point === '/' || path.startsWith(`${point}/`)
  const points = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '']) => ({ point: point.replaceAll('\\040', ' '), type }))
    .filter(({ point }) => point !== '' && holds(point))
  return points.sort((a, b) => b.point.length - a.point.length)[0]?.type ?? ''
}

export function checkPlace(dataDir: string): Finding {
  if (dataDir.startsWith('\\\\')) return finding('place', 'fail', texts.place.fail, { what: dataDir })
  const type = process.platform === 'linux' ? mountType(dataDir, readFileSync('/proc/mounts', 'utf8')) : ''
  if (networkTypes.test(type)) return finding('place', 'fail', texts.place.fail, { what: type })
  const synchronised = dataDir.split(sep).find((part) => synchronisers.test(part))
  if (synchronised) return finding('place', 'warn', texts.place.warn, { what: synchronised })
  return finding('place', 'ok', texts.place.ok)
}
