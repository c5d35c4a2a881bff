/** How a reader is understood that talks by itself: a card's frame, or a line of text, and no questions asked. */
export type LineSettings = {
  /**
   * `frame`: the checked frames of RDM6300 and ID-2, ID-12, ID-20, told apart by themselves. `text`: an id and a line end.
   * It is chosen and not guessed: half a frame, cut by the plug, would make a sound line of text.
   */
  form: 'frame' | 'text'
  /**
   * What a framed card is called: the ten digits printed on it (its last four bytes, decimal), or all five bytes as ten
   * hex digits. Readers that print 10D text call the same card by the printed number too.
   */
  cardAs: 'printed' | 'hex'
  /** What a line of text has to begin with; it is no part of the id. Spaces before it do not count. */
  prefix: string
  /** The id ends where this stands last in the line, and what follows is not read; empty: the line's end. */
  suffix: string
  /** Shortest and longest id, in characters. */
  minLength: number
  maxLength: number
  /** 100 ms without a byte end a line of text of at least four characters: for readers that send no line end. */
  silenceEnds: boolean
  /** The same id within so many ms of its last sign is the same touch. A card on the antenna is sent every 50 ms. */
  repeatMs: number
}

export const LINE_DEFAULTS: LineSettings = {
  form: 'frame',
  cardAs: 'printed',
  prefix: '',
  suffix: '',
  minLength: 4,
  maxLength: 32,
  silenceEnds: false,
  repeatMs: 3000,
}
