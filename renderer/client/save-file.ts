/** Hands bytes to the browser as a file of that name; it asks where to, or puts it among the downloads. */
export function saveFile(name: string, parts: readonly Uint8Array<ArrayBuffer>[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the browser has begun to read it by the time the next task runs
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
