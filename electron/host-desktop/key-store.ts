import type { KeyStore, Log } from '#core/ports.ts'
import { createKeyFile } from '#core/security/key-file.ts'

/** The operating system's keychain behind the main process. */
export interface RemoteKeychain {
  /** Null when none is kept there. @throws when the keychain is there and refuses */
  load(): Promise<Buffer | null>
  /** False: it cannot protect what it is given. */
  save(key: Buffer): Promise<boolean>
}

/**
 * Where the desktop keeps the data key. A new key goes to the keychain, or to the 0600 file where no keychain protects.
 * A key file that is there comes first: the command line writes it when a key was recovered or a backup restored, and then
 * the keychain may still hold the key of the records that were set aside.
 */
export function createDesktopKeyStore(dataDir: string, keychain: RemoteKeychain, log: Log): KeyStore {
  const file = createKeyFile(dataDir)
  return {
    async load() {
      const kept = await file.load()
      if (kept) {
        log.info('key.inFile')
        return kept
      }
      return keychain.load()
    },
    async save(key) {
      if (await keychain.save(key)) return
      log.info('key.inFile', { because: 'no keychain of this system protects it' })
      await file.save(key)
    },
  }
}
