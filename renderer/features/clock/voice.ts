import type { Locale } from '#shared/i18n/index.ts'

/** How something went, for the ear as for the eye. */
export type Tone = 'good' | 'warn' | 'bad'

/** Frequency in Hz and start in s of each note: up for good, twice the same for attention, down for not known. */
const notes: Record<Tone, readonly (readonly [frequency: number, start: number])[]> = {
  good: [
    [880, 0],
    [1320, 0.12],
  ],
  warn: [
    [660, 0],
    [660, 0.22],
  ],
  bad: [
    [392, 0],
    [262, 0.2],
  ],
}
/** Length of a note, s. */
const length = 0.16

let audio: AudioContext | undefined

/**
 * Lets tones be heard: a browser keeps a page silent until somebody has touched it. Call it at the start and in the answer to
 * a key or a touch; where the browser still refuses, everything stays silent.
 */
export function wakeSound(): void {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') audio.resume().catch(() => undefined)
}

/** One of three tones; nothing while the page may not be heard. */
export function playTone(tone: Tone): void {
  if (audio?.state !== 'running') return
  for (const [frequency, start] of notes[tone]) {
    const at = audio.currentTime + start
    const note = new OscillatorNode(audio, { type: 'triangle', frequency })
    const loudness = new GainNode(audio, { gain: 0.35 })
    loudness.gain.setValueAtTime(0.35, at)
    loudness.gain.exponentialRampToValueAtTime(0.001, at + length) // without it a note ends with a click
    note.connect(loudness).connect(audio.destination)
    note.start(at)
    note.stop(at + length)
  }
}

/** Says a line, in place of one that is still being said. Nothing where no voice of the language is installed. */
export function say(line: string, locale: Locale): void {
  const speech = window.speechSynthesis as SpeechSynthesis | undefined
  const language = locale.slice(0, 2)
  const voice = speech?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language))
  if (!speech || !voice) return
  speech.cancel()
  const words = new SpeechSynthesisUtterance(line)
  words.voice = voice
  words.lang = voice.lang
  speech.speak(words)
}
