const decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }))

/** UTF-8, else GB18030 (a Chinese terminal's own), without a byte order mark; undefined for what is neither. */
export function textOf(bytes: Uint8Array): string | undefined {
  for (const decoder of decoders) {
    try {
      return decoder.decode(bytes)
    } catch {
      // the next one
    }
  }
  return undefined
}

/** Whether a text has controls in it; TAB is looked for only where it does not part columns. */
export function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text)
}
