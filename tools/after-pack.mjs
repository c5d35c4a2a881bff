import { join } from 'node:path'
import { flipFuses, FuseVersion, FuseV1Options } from '@electron/fuses'
import { Arch } from 'electron-builder'
import { missingNatives } from './native-files.mjs'

/**
 * What the packaged runtime can and cannot do. Strict: a fuse that a new Electron brings and that is not named here stops
 * the packaging, so that somebody decides about it.
 */
export const fuses = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false, // no cookies are kept, and the step cannot be taken back
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
}

const names = { linux: (name) => name, win32: (name) => `${name}.exe`, darwin: (name) => `${name}.app` }

/** Nobody could sign in, or no reader would answer: better no package than such a one. */
function requireNatives(appOutDir, platform, arch) {
  const modules = join(appOutDir, 'resources/app.asar.unpacked/node_modules')
  const missing = missingNatives(modules, platform, arch)
  if (missing.length > 0)
    throw new Error(
      `no file for ${platform}-${arch} of: ${missing.join(', ')} (see "Package" in CONTRIBUTING.md)`,
    )
}

/** Called by the packager after it has laid out one platform's files. */
export default async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  requireNatives(appOutDir, electronPlatformName, Arch[arch])
  const { executableName } = packager
  const product = electronPlatformName === 'linux' ? executableName : packager.appInfo.productFilename
  const file = join(appOutDir, names[electronPlatformName](product))
  await flipFuses(file, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses })
}
