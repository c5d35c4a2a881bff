import { readFile, rename, writeFile } from 'node:fs/promises'
import { fingersOf, makeTemplate } from './blobs.ts'
import { EF01_MODELS, isEf01Model, type Ef01Model, type ModuleState } from './ef01/state.ts'

/** What a simulated module keeps without power, as a file people can write. */
export type FingersFile = {
  /** Finger by slot: a name, or `base64:` and a template. */
  slots?: Record<string, string>
  capacity?: number
  password?: number
  address?: number
  baudN?: number
  /** Line speed in bits a second, where the family does not count it in steps of 9600 (`baudN`). */
  baudRate?: number
  security?: number
  packetSizeCode?: number
  templateBytes?: number
  model?: Ef01Model
  /** 32 bytes as hex by page; pages of nothing but zeros are left out. */
  notepad?: Record<string, string>
}

const BLOB = 'base64:'

const NUMBERS = [
  'capacity',
  'password',
  'address',
  'baudN',
  'baudRate',
  'security',
  'packetSizeCode',
  'templateBytes',
] as const

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseSlots(value: unknown): Record<string, string> {
  if (value === undefined) return {}
  if (!isRecord(value)) throw new Error('slots: an object of finger names by slot number')
  const slots: Record<string, string> = {}
  for (const [slot, finger] of Object.entries(value)) {
    if (!/^\d+$/.test(slot) || typeof finger !== 'string')
      throw new Error(`slots: "${slot}" is not slot: name`)
    slots[slot] = finger
  }
  return slots
}

function parseNotepad(value: unknown): Record<string, string> {
  if (!isRecord(value)) throw new Error('notepad: an object of pages by number')
  const pages: Record<string, string> = {}
  for (const [page, text] of Object.entries(value)) {
    if (!/^\d+$/.test(page) || typeof text !== 'string' || !/^[0-9a-f]{64}$/i.test(text))
      throw new Error(`notepad: "${page}" is not page: 32 bytes as hex`)
    pages[page] = text
  }
  return pages
}

/** Throws Error with the place of the mistake. */
export function parseFingersFile(text: string): FingersFile {
  const value: unknown = JSON.parse(text)
  if (!isRecord(value)) throw new Error('not a JSON object')
  const file: FingersFile = { slots: parseSlots(value['slots']) }
  for (const key of NUMBERS) {
    const number = value[key]
    if (number === undefined) continue
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0)
      throw new Error(`${key}: a number`)
    file[key] = number
  }
  const { model, notepad } = value
  if (isEf01Model(model)) file.model = model
  else if (model !== undefined) throw new Error(`model: ${EF01_MODELS.join(', ')}`)
  if (notepad !== undefined) file.notepad = parseNotepad(notepad)
  return file
}

/** The file, or an empty one when there is none yet. */
export async function readFingersFile(path: string): Promise<FingersFile> {
  try {
    return parseFingersFile(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`${path}: ${message}`, { cause: error })
  }
}

/** Templates by slot, as the module wants them. */
export function libraryOf(file: FingersFile): Map<number, string | Uint8Array> {
  return new Map(
    Object.entries(file.slots ?? {}).map(([slot, finger]) => [
      Number(slot),
      finger.startsWith(BLOB) ? new Uint8Array(Buffer.from(finger.slice(BLOB.length), 'base64')) : finger,
    ]),
  )
}

/** Pages of the notepad by number, as the module wants them. */
export function notepadOf(file: FingersFile): Map<number, Uint8Array> {
  return new Map(
    Object.entries(file.notepad ?? {}).map(([page, text]) => [
      Number(page),
      new Uint8Array(Buffer.from(text, 'hex')),
    ]),
  )
}

/** What is written on the notepad, as the file has it. */
function notepadText(state: ModuleState): Record<string, string> {
  const written = state.notepad.flatMap((bytes, page) =>
    bytes.some((byte) => byte !== 0) ? [[String(page), Buffer.from(bytes).toString('hex')] as const] : [],
  )
  return Object.fromEntries(written)
}

/** A template as a name where the name says all, else as base64. */
function fingerText(template: Uint8Array): string {
  const [name = '', ...more] = fingersOf(template)
  const plain = more.length === 0 && Buffer.from(makeTemplate([name], template.length)).equals(template)
  return plain ? name : BLOB + Buffer.from(template).toString('base64')
}

/** Templates by slot as the file writes them, ascending. */
export function slotsOf(library: ReadonlyMap<number, Uint8Array>): Record<string, string> {
  const slots = [...library].sort(([a], [b]) => a - b)
  return Object.fromEntries(slots.map(([slot, template]) => [String(slot), fingerText(template)]))
}

/** An EF01 module's lasting state as a file. */
export function fingersFileOf(state: ModuleState): FingersFile {
  return {
    slots: slotsOf(state.library),
    capacity: state.options.capacity,
    password: state.password,
    address: state.address,
    baudN: state.baudN,
    security: state.security,
    packetSizeCode: state.packetSizeCode,
    templateBytes: state.options.templateBytes,
    model: state.options.model,
    notepad: notepadText(state),
  }
}

/** Writes whole or not at all. */
export async function writeFingersFile(path: string, file: FingersFile): Promise<void> {
  const fresh = `${path}.new`
  await writeFile(fresh, `${JSON.stringify(file, undefined, 2)}\n`)
  await rename(fresh, path)
}
