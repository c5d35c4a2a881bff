/** Longest line, in bytes without its end; those of terminals have about 50. */
const LIMIT = 200

const LF = 0x0a
const CR = 0x0d

export type RawLine = {
  /** Counted from 1, empty lines too. */
  line: number
  /** Without its end; undefined when it was too long. */
  bytes: Uint8Array | undefined
  /** False for a last line that just stops. */
  ended: boolean
}

/** Cuts bytes into lines at LF or CR LF; looks at each byte once and keeps one line at most. */
export function createLineCutter(): {
  push: (bytes: Uint8Array) => RawLine[]
  /** The rest behind the last line end. */
  end: () => RawLine[]
} {
  // One more for the CR.
  const held = new Uint8Array(LIMIT + 1)
  let length = 0
  let tooLong = false
  let line = 1

  const take = (ended: boolean): RawLine => {
    const end = ended && length > 0 && held[length - 1] === CR ? length - 1 : length
    const bytes = tooLong || end > LIMIT ? undefined : held.slice(0, end)
    length = 0
    tooLong = false
    return { line: line++, bytes, ended }
  }

  return {
    push: (bytes) => {
      const lines: RawLine[] = []
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0
        if (byte === LF) lines.push(take(true))
        else if (length === held.length) tooLong = true
        else held[length++] = byte
      }
      return lines
    },
    end: () => (length > 0 ? [take(false)] : []),
  }
}
