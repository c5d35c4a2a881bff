import { deriveKey, seal, unseal } from './keys.ts'

/** Crockford's base 32: no I, L, O, U, so that a printed key is read back right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyBytes = 20

/** 160 bits as eight groups of four characters. */
export function makeRecoveryKey(random: (bytes: number) => Buffer): string {
  const bits = [...random(keyBytes)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const characters = bits.match(/.{5}/g)?.map((five) => alphabet[parseInt(five, 2)] ?? '') ?? []
  return (characters.join('').match(/.{4}/g) ?? []).join('-')
}

function recoverySecret(recoveryKey: string): Buffer {
  const canonical = recoveryKey
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return Buffer.from(canonical, 'latin1')
}

/** Wraps the data key, so that a backup can be opened on another PC by whoever holds the printed recovery key. */
export function wrapDataKey(dataKey: Buffer, recoveryKey: string, random: (bytes: number) => Buffer): Buffer {
  return seal(deriveKey(recoverySecret(recoveryKey), 'recovery'), dataKey, random)
}

/** The data key, or null when the recovery key is wrong. Spaces, dashes and lower case do not matter. */
export function unwrapDataKey(wrapped: Buffer, recoveryKey: string): Buffer | null {
  try {
    return unseal(deriveKey(recoverySecret(recoveryKey), 'recovery'), wrapped)
  } catch {
    return null
  }
}
