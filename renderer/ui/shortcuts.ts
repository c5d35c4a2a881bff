/**
 * The shortcuts that are alive now. One window has one keyboard, so this is one list for the window; components
 * enter and leave it through `useShortcut`.
 */
export type Shortcut = {
  /** Keys as people read them: `F2`, `Ctrl+K`, `Alt+Shift+3`, `?`, `Escape`. */
  readonly combo: string
  /** What it does, in the user's language; shown in the help overlay. */
  readonly label: string
  /** `general`: the frame of the product; `page`: the screen shown now. */
  readonly scope: 'general' | 'page'
  /** The dialog it belongs to; while a dialog is open only its own shortcuts run, and those marked `always`. */
  readonly layer: symbol
  readonly always: boolean
  readonly run: () => void
}

/** The window itself, below all dialogs. */
export const baseLayer: unique symbol = Symbol('window')

const layers: symbol[] = [baseLayer]
const listeners = new Set<() => void>()
let shortcuts: readonly Shortcut[] = []

const changed = () => listeners.forEach((listener) => listener())

/** Adds a shortcut; the latest of two with the same keys wins. Returns its removal. */
export function addShortcut(shortcut: Shortcut): () => void {
  shortcuts = [...shortcuts, shortcut]
  changed()
  return () => {
    shortcuts = shortcuts.filter((other) => other !== shortcut)
    changed()
  }
}

/** Puts a dialog on top: everything below it falls silent until the returned function is called. */
export function addLayer(layer: symbol): () => void {
  layers.push(layer)
  return () => {
    layers.splice(layers.indexOf(layer), 1)
  }
}

/** For React's useSyncExternalStore. */
export const shortcutStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => shortcuts,
}

/** True while an input method is composing: then every key belongs to it. */
export function isComposing(event: { isComposing: boolean; keyCode: number }): boolean {
  // 229 is what Chromium reports for a key the input method took; some send it without isComposing.
  return event.isComposing || event.keyCode === 229
}

/** An open list or calendar of a field owns Enter, Escape and the arrows until it is closed. */
export function popupOpen(): boolean {
  return (
    document.querySelector(
      '.ant-select-open, .ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-dropdown:not(.ant-dropdown-hidden)',
    ) !== null
  )
}

/** Dialogs on the screen, with or without a layer of their own (the questions antd asks have none). */
function dialogsOpen(): number {
  const dialogs = [...document.querySelectorAll('.ant-modal-wrap, .ant-drawer-open')]
  return dialogs.filter((dialog) => dialog.getClientRects().length > 0).length
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** The keys of an event in the form combos are written in; letters and digits by place, so that no layout matters. */
export function comboOf(event: KeyboardEvent): string {
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1]
  const held = event.ctrlKey || event.altKey || event.metaKey
  const key = held && place !== undefined ? place : event.key
  const named = key.length === 1 && !held
  const parts = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.metaKey && 'Meta',
    !named && event.shiftKey && 'Shift',
  ]
  return [...parts.filter((part) => part !== false), key.length === 1 ? key.toUpperCase() : key].join('+')
}

/** A lone character waits a moment: if more follow at once, a scanner is typing. */
let pending: ReturnType<typeof setTimeout> | undefined

/** Runs the shortcut of a key press, if there is one. Installed once on the window, before any field sees the key. */
export function handleShortcutKey(event: KeyboardEvent): void {
  clearTimeout(pending)
  if (isComposing(event)) return
  const combo = comboOf(event)
  // A lone character typed into a field is text.
  if (combo.length === 1 && typing(event.target)) return
  if (combo === 'Escape' && popupOpen()) return
  // A dialog that brought no layer silences all shortcuts below it.
  const top = dialogsOpen() > layers.length - 1 ? undefined : layers.at(-1)
  const found = shortcuts.findLast((one) => one.combo === combo && (one.always || one.layer === top))
  if (found === undefined) return
  event.preventDefault()
  event.stopPropagation()
  if (event.repeat) return
  if (combo.length === 1) pending = setTimeout(() => found.run(), 80)
  else found.run()
}
