/** A byte stream to a device; the only thing a driver knows of its line. */
export interface Transport {
  write(bytes: Uint8Array): Promise<void>
  onData(listener: (bytes: Uint8Array) => void): () => void
  onClose(listener: (reason: Error | null) => void): () => void
  close(): Promise<void>
}
