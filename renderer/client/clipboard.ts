/**
 * Puts a text on the clipboard by the copy command, which needs no permission: the desktop grants its pages none. False when
 * the browser refused; call it from a click or key.
 */
export function copyText(text: string): boolean {
  let copied = false
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    copied = true
  }
  document.addEventListener('copy', give, { capture: true, once: true })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the newer way asks for a permission
  document.execCommand('copy')
  document.removeEventListener('copy', give, { capture: true })
  return copied
}
