import type { CDPSession } from 'playwright-core'

type Key = { code: string; key: string; text?: string; shift?: boolean; virtual?: number }

const letter = (char: string): Key => {
  const shift = char !== char.toLowerCase()
  return {
    code: `Key${char.toUpperCase()}`,
    key: char,
    text: char,
    shift,
    virtual: char.toUpperCase().charCodeAt(0),
  }
}
const digit = (char: string): Key => ({
  code: `Digit${char}`,
  key: char,
  text: char,
  virtual: char.charCodeAt(0),
})

/** The presses of a text of letters and digits. */
export const keysOf = (text: string): Key[] =>
  [...text].map((char) => (/\d/.test(char) ? digit(char) : letter(char)))
export const enterKey: Key = { code: 'Enter', key: 'Enter', text: '\r', virtual: 13 }

/**
 * Presses keys through the browser's own input path with times `gap` ms apart. All are sent at once, the times go with
 * the events: how busy the machine is does not change what the page sees.
 */
export async function pressKeys(session: CDPSession, keys: readonly Key[], gap: number): Promise<void> {
  const from = Date.now() / 1000
  await Promise.all(
    keys.flatMap((key, at) => {
      const common = {
        code: key.code,
        key: key.key,
        modifiers: key.shift === true ? 8 : 0,
        windowsVirtualKeyCode: key.virtual ?? 0,
        timestamp: from + (at * gap) / 1000,
      }
      const text = key.text === undefined ? {} : { text: key.text }
      const type = key.text === undefined ? ('rawKeyDown' as const) : ('keyDown' as const)
      return [
        session.send('Input.dispatchKeyEvent', { type, ...common, ...text }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }),
      ]
    }),
  )
}

/**
 * The same text while a Chinese input method holds the keyboard: the page gets key 229 ("Process") with the physical
 * code, and a growing composition instead of letters.
 */
export async function pressKeysComposing(session: CDPSession, text: string, gap: number): Promise<void> {
  const from = Date.now() / 1000
  const sent = keysOf(text).flatMap((key, at) => {
    const composed = text.slice(0, at + 1)
    const common = {
      code: key.code,
      key: 'Process',
      modifiers: key.shift === true ? 8 : 0,
      windowsVirtualKeyCode: 229,
    }
    const time = { timestamp: from + (at * gap) / 1000 }
    return [
      session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common, ...time }),
      session.send('Input.imeSetComposition', {
        text: composed,
        selectionStart: composed.length,
        selectionEnd: composed.length,
      }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common, ...time }),
    ]
  })
  await Promise.all(sent)
}
