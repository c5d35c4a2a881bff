import { createHmac } from 'node:crypto'
import { deriveKey, seal, unseal } from './keys.ts'

/** Encryption of single fields (ID numbers, module passwords, pictures) and their blind index for matching. */
export interface FieldCipher {
  encrypt(text: string): Buffer
  decrypt(cipher: Buffer): string
  /** The same for a picture. */
  encryptBytes(bytes: Buffer): Buffer
  decryptBytes(cipher: Buffer): Buffer
  /** 16 bytes: equal for equal texts, useless without the key. Guessable values must never be hashed without one. */
  blindIndex(text: string): Buffer
}

export function createFieldCipher(dataKey: Buffer, random: (bytes: number) => Buffer): FieldCipher {
  const fieldKey = deriveKey(dataKey, 'field')
  const indexKey = deriveKey(dataKey, 'blind index')
  return {
    encrypt: (text) => seal(fieldKey, Buffer.from(text, 'utf8'), random),
    decrypt: (cipher) => unseal(fieldKey, cipher).toString('utf8'),
    encryptBytes: (bytes) => seal(fieldKey, bytes, random),
    decryptBytes: (cipher) => unseal(fieldKey, cipher),
    blindIndex: (text) => createHmac('sha256', indexKey).update(text, 'utf8').digest().subarray(0, 16),
  }
}

/** Shows enough of an ID number to recognise it: `110***********001X`; short ones keep only their last two characters. */
export function maskIdNumber(idNumber: string): string {
  const head = idNumber.length >= 10 ? 3 : 0
  const tail = idNumber.length >= 10 ? 4 : 2
  const hidden = Math.max(idNumber.length - head - tail, 0)
  return idNumber.slice(0, head) + '*'.repeat(hidden) + idNumber.slice(idNumber.length - tail)
}

/** `138****5678`; anything too short is hidden whole. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** The three columns of an ID number that was given, and of one that was not. */
export function sealIdNumber(fields: FieldCipher, idNumber: string) {
  return {
    idNumberCipher: fields.encrypt(idNumber),
    idNumberIndex: fields.blindIndex(idNumber),
    idNumberMasked: maskIdNumber(idNumber),
  }
}
export const noIdNumber = { idNumberCipher: null, idNumberIndex: null, idNumberMasked: '' }
