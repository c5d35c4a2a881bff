import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** The asynchronous half of Electron's safeStorage that we use. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(cipher: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
  /** Linux only. */
  getSelectedStorageBackend(): string
}

export interface Keychain {
  /** The data key as base64, or null when none is kept here. @throws when the keychain is there and refuses */
  load(): Promise<string | null>
  /** @throws when the operating system cannot protect it: the core then keeps its own 0600 file */
  save(key: string): Promise<void>
}

/** `basic_text` scrambles with a password that everybody knows: not protected, so refused rather than pretended. */
export function isProtected(platform: string, backend: string): boolean {
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(backend)
}

/** The data key, wrapped by the operating system's keychain, in a file of the data folder. */
export function createKeychain(storage: SafeStorage, dataDir: string, platform: string): Keychain {
  const file = join(dataDir, 'data.key.wrapped')
  const usable = async () => {
    const backend = platform === 'linux' ? storage.getSelectedStorageBackend() : ''
    return isProtected(platform, backend) && (await storage.isAsyncEncryptionAvailable())
  }
  async function save(key: string): Promise<void> {
    if (!(await usable())) throw new Error('no protected keychain')
    const wrapped = await storage.encryptStringAsync(key)
    // on the disk before it has its name: a power cut right after the first start must not cost the key
    const handle = await open(`${file}.new`, 'w', 0o600)
    try {
      await handle.writeFile(wrapped)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
  }
  return {
    save,
    async load() {
      const cipher = await readFile(file).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      })
      if (cipher === null) return null
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(cipher)
      if (shouldReEncrypt) await save(result)
      return result
    },
  }
}
