/** What a faulty line has to know of a family's frames to spoil them. */
export type LineTraits = {
  /** No frame but stray bytes: they pass as they are. */
  isStray: (bytes: Uint8Array) => boolean
  /** A reply to a command; anything else are data that follow one. */
  isReply: (frame: Uint8Array) => boolean
  /** Where a byte of the checksum stands, counted from the end. */
  checkFromEnd: number
  /** The same frame from another module, or for another command where frames have no address. */
  foreign: (frame: Uint8Array) => Uint8Array
  /** The family's plainest no, instead of the reply. */
  refused: (frame: Uint8Array) => Uint8Array
  /** Data come in packets; false: in one block, which breaks off in its middle. */
  inPackets: boolean
}
