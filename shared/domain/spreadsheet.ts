/**
 * A text that a spreadsheet takes for a text: one that begins with `=`, `+`, `-`, `@`, a tab or a line end would be run as a
 * formula by whoever opens the file (CWE-1236). Full-width forms count: some programs fold them.
 */
export function plainCell(text: string): string {
  return /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
}
