/** Start and end of a card's frame; in text they begin and end a line. */
export const STX = 0x02
export const ETX = 0x03

export type LineEvent =
  /** `number` as people know the card, leading zeros and all; `raw` what was sent, without controls. */
  { kind: 'card'; number: string; raw: string } | { kind: 'malformed'; reason: Malformed }

export type Malformed =
  /** The check digits do not fit the card. */
  | 'check'
  /** Bytes outside any frame, told once a line: noise, or a reader that sends text. */
  | 'stray'
  /** Something else stands between start and end of a frame than the digits of a card. */
  | 'frame'
  /** Begun and not ended: something new began, or nothing more came. */
  | 'torn'
  /** More than 64 bytes without an end. */
  | 'tooLong'
  /** Bytes that are no ASCII text: noise, or another line speed. */
  | 'notText'
  | 'prefix'
  | 'suffix'
  /** The id is shorter or longer than the settings allow. */
  | 'length'

export type LineParser = {
  /** Takes any number of bytes, reads each of them once, and tells what they completed. */
  push: (bytes: ArrayLike<number>) => LineEvent[]
  /** The line was quiet for `quietMs`: what was begun ends here, or is given up. */
  quiet: () => LineEvent[]
  /** How long the owner waits before it calls `quiet`, in ms. */
  quietMs: number
  /** Bytes kept of something begun, 64 at most; while above 0 the owner keeps its timer running. */
  pending: () => number
  /** Forgets what was begun. */
  reset: () => void
}

/** Bytes that mean nothing in either form (wire reference 6): all controls but STX, ETX, TAB, LF and CR. */
export function meansNothing(byte: number): boolean {
  return byte < 0x20 && byte !== STX && byte !== ETX && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d
}
