import { useEffect, useEffectEvent } from 'react'

import {
  defaultWedgeRules,
  idleWedge,
  pressWedge,
  settleWedge,
  type WedgeRules,
  type WedgeState,
} from '#shared/domain/scanner.ts'

type Field = HTMLInputElement | HTMLTextAreaElement
type Snapshot = { field: Field; value: string; start: number | null; end: number | null }

export type Scan = { text: string }

const textField = (element: Element | null): Field | undefined =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement ? element : undefined

function snapshot(): Snapshot | undefined {
  const field = textField(document.activeElement)
  if (field === undefined || field.readOnly) return undefined
  return { field, value: field.value, start: field.selectionStart, end: field.selectionEnd }
}

/** Sets a field's value the way typing does, so that React and antd take it over. */
function write(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  // React overrides `value` on the element itself; the setter below it makes React see a change.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }))
}

/** Takes back what the scanner typed. An input method still composing is made to finish first. */
function restore(before: Snapshot, composing: boolean): void {
  const { field, value, start, end } = before
  if (composing && document.activeElement === field) {
    field.blur()
    field.focus({ preventScroll: true })
  }
  if (field.value !== value) write(field, value)
  if (start !== null && document.activeElement === field) field.setSelectionRange(start, end)
}

/** How long an input method may still deliver the rest of a swallowed burst, ms. */
const aftermath = 150

function createRecogniser(rules: () => WedgeRules, deliver: (scan: Scan) => void) {
  let state: WedgeState = idleWedge
  let before: Snapshot | undefined
  let composing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let late: { field: Field; until: number } | undefined

  const finish = (text: string) => {
    if (before !== undefined) {
      restore(before, composing)
      late = composing ? { field: before.field, until: performance.now() + aftermath } : undefined
    }
    deliver({ text })
  }
  const settle = (now: number) => {
    const ended = settleWedge(state, now, rules())
    state = ended.state
    if (ended.scan !== undefined) finish(ended.scan)
  }
  // The clock of timers and that of events may differ a little: wait again until the silence is long enough.
  const settleLater = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      settle(performance.now())
      if (state.text !== '') settleLater()
    }, rules().endGap)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    clearTimeout(timer)
    if (event.ctrlKey || event.altKey || event.metaKey) {
      state = idleWedge
      return
    }
    // A busy page may run the timer late: the silence counts, not the moment it is noticed.
    settle(event.timeStamp)
    const { code, key, shiftKey: shift, repeat, timeStamp: at } = event
    const step = pressWedge(state, { code, key, shift, repeat, at }, rules())
    state = step.state
    if (step.starts) before = snapshot()
    if (step.swallow) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    if (step.scan !== undefined) finish(step.scan)
    else if (state.text !== '') settleLater()
  }
  const onComposition = (event: CompositionEvent) => {
    composing = event.type !== 'compositionend'
    const owed = late !== undefined && performance.now() < late.until && event.target === late.field
    if (!composing && owed && before !== undefined) restore(before, false)
  }
  return { onKeyDown, onComposition, stop: () => clearTimeout(timer) }
}

/** Who is listening; the latest one gets the scan (a dialog over a page). */
const takers: ((scan: Scan) => void)[] = []
let rules: WedgeRules = defaultWedgeRules
let uninstall: (() => void) | undefined

/** Sets timing, prefix and suffix from the site's settings. */
export function setScannerRules(changed: Partial<WedgeRules>): void {
  rules = { ...defaultWedgeRules, ...changed }
}

function install(): () => void {
  const recogniser = createRecogniser(
    () => rules,
    (scan) => takers.at(-1)?.(scan),
  )
  const composition = ['compositionstart', 'compositionupdate', 'compositionend'] as const
  window.addEventListener('keydown', recogniser.onKeyDown, true)
  composition.forEach((type) => window.addEventListener(type, recogniser.onComposition, true))
  return () => {
    recogniser.stop()
    window.removeEventListener('keydown', recogniser.onKeyDown, true)
    composition.forEach((type) => window.removeEventListener(type, recogniser.onComposition, true))
  }
}

/**
 * Calls `onScan` for every barcode, wherever the focus is. The field that had the focus gets its contents back, and the
 * scanner's Enter goes nowhere. Of several users on the screen the one mounted last gets the scan.
 */
export function useScanner(
  onScan: (scan: Scan) => void,
  { disabled = false }: { disabled?: boolean } = {},
): void {
  const latest = useEffectEvent(onScan)
  useEffect(() => {
    if (disabled) return undefined
    const taker = (scan: Scan) => latest(scan)
    takers.push(taker)
    uninstall ??= install()
    return () => {
      takers.splice(takers.indexOf(taker), 1)
      if (takers.length > 0) return
      uninstall?.()
      uninstall = undefined
    }
  }, [disabled])
}
