import { join } from 'node:path'
import { flipFuses, FuseVersion, FuseV1Options } from '@electron/fuses'

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

/** Called by the packager after it has laid out one platform's files. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { executableName } = packager
  const product = electronPlatformName === 'linux' ? executableName : packager.appInfo.productFilename
  const file = join(appOutDir, names[electronPlatformName](product))
  await flipFuses(file, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses })
}
