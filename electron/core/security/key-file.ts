import { chmod, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyStore } from '../ports.ts'
import { dataKeyBytes } from './keys.ts'

/** Name of the key file beside the database. */
export const keyFileName = 'data.key'

/** The data key in a file that only its owner may read: for hosts without an operating system keychain. */
export function createKeyFile(dataDir: string): KeyStore {
  const file = join(dataDir, keyFileName)
  return {
    async load() {
      const text = await readFile(file, 'utf8').catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      })
      if (text === null) return null
      const key = Buffer.from(text.trim(), 'base64')
      if (key.length !== dataKeyBytes) throw new Error(`${file} holds no data key`)
      return key
    },
    async save(key) {
      const temporary = `${file}.new`
      const handle = await open(temporary, 'w', 0o600)
      try {
        await handle.writeFile(`${key.toString('base64')}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(temporary, file)
      await chmod(file, 0o600)
    },
  }
}
