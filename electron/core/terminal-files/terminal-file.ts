/** Largest file read, in bytes: half a million punches. */
export const MOST_BYTES = 20_000_000

/** Bytes read between two pauses in which others have their turn. */
export const PART_BYTES = 64 * 1024

/** A file from a USB stick on its way in. */
export type TerminalFile = {
  /** In any pieces. */
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Size in bytes, for the progress. */
  size: number
}

/** What one step of reading came to, and how far it is. */
export type Part<Item> = { items: Item[]; readBytes: number; totalBytes: number }

/** Why a file is not read on; lines that are no good are told one by one and end nothing. */
export class TerminalFileError extends Error {
  override readonly name = 'TerminalFileError'
  readonly code: 'tooLarge' | 'cancelled'

  constructor(code: 'tooLarge' | 'cancelled') {
    super(code === 'tooLarge' ? `more than ${MOST_BYTES} bytes` : 'taken back by the caller')
    this.code = code
  }
}

/**
 * The file in pieces of at most `PART_BYTES`, each with the bytes read so far.
 * Throws TerminalFileError `tooLarge`, also when the file grows beyond what it said, and `cancelled` when the signal fires.
 */
export async function* partsOf(
  file: TerminalFile,
  signal?: AbortSignal,
): AsyncGenerator<{ bytes: Uint8Array; readBytes: number }> {
  if (file.size > MOST_BYTES) throw new TerminalFileError('tooLarge')
  const throwIfCancelled = (): void => {
    if (signal?.aborted === true) throw new TerminalFileError('cancelled')
  }
  throwIfCancelled()
  let readBytes = 0
  for await (const chunk of file.bytes) {
    for (let at = 0; at < chunk.length; at += PART_BYTES) {
      const bytes = chunk.subarray(at, at + PART_BYTES)
      readBytes += bytes.length
      if (readBytes > MOST_BYTES) throw new TerminalFileError('tooLarge')
      // Pieces from memory would otherwise hold up everybody else until the end.
      await new Promise((resolve) => setImmediate(resolve))
      throwIfCancelled()
      yield { bytes, readBytes }
    }
  }
}
