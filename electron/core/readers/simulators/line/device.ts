import { createHash } from 'node:crypto'
import type { ReaderClock } from '../../clock.ts'
import { CARD_DIGITS, encodeId12, encodeRdm6300, encodeText, printedNumber } from '../../line/card.ts'

/** What a simulated card reader sends: `text` is the printed number and CR LF, as 10D readers have it. */
export const CARD_FORMS = ['rdm6300', 'id12', 'text'] as const

export type CardForm = (typeof CARD_FORMS)[number]

export function isCardForm(text: string): text is CardForm {
  return (CARD_FORMS as readonly string[]).includes(text)
}

export type CardDevice = {
  /** Lays a card on the antenna: ten hex digits are that card, any other name always the same one of its own. */
  touch: (name: string) => void
  /** A card at the edge of the antenna: sent with a wrong digit, which the check tells; as text broken off. */
  dirty: () => void
  lift: () => void
  /** Cuts the power and gives it back: a card that lies there is read anew. */
  powerCycle: () => void
  /** The card that lies there, ten hex digits. */
  card: () => string | undefined
}

/** An RDM6300 sends a card again and again while it lies there; the others send it once. */
const REPEAT_MS = 50

const ENCODE: Record<CardForm, (card: string) => Uint8Array> = {
  rdm6300: encodeRdm6300,
  id12: encodeId12,
  text: (card) => encodeText(printedNumber(card)),
}

/** The card of a name. */
export function cardNamed(name: string): string {
  if (/^[0-9A-Fa-f]{10}$/.test(name)) return name.toUpperCase()
  return createHash('sha256').update(name).digest('hex').slice(0, CARD_DIGITS).toUpperCase()
}

/** A card reader without hardware, byte-exact (wire reference 6). It hears nothing. */
export function createCardDevice(options: {
  form: CardForm
  clock: ReaderClock
  output: (bytes: Uint8Array) => void
}): CardDevice {
  const { form, clock, output } = options
  let card: string | undefined
  let stop = (): void => undefined

  const send = (): void => {
    stop()
    if (card === undefined) return
    output(ENCODE[form](card))
    if (form === 'rdm6300') stop = clock.after(REPEAT_MS, send)
  }
  const lay = (next: string | undefined): void => {
    card = next
    send()
  }

  return {
    touch: (name) => lay(cardNamed(name)),
    dirty: () => {
      lay(undefined)
      const bytes = ENCODE[form](cardNamed('nobody'))
      if (form === 'text') {
        output(bytes.subarray(0, bytes.length / 2))
        return
      }
      bytes[1] = bytes[1] === 0x30 ? 0x31 : 0x30
      output(bytes)
    },
    lift: () => lay(undefined),
    powerCycle: send,
    card: () => card,
  }
}
