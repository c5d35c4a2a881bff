import type { KeyboardEvent, ReactNode } from 'react'

import { isComposing } from './shortcuts.ts'

const stops = 'input, textarea, select, [data-enter-stop]'

/**
 * The fields Enter visits, in reading order; of a radio group only the checked (or the first) button. Whatever stands in a
 * `data-enter-past` is for Tab and the pointer alone.
 */
function fieldsOf(root: HTMLElement): HTMLElement[] {
  const seen = new Set<string>()
  return [...root.querySelectorAll<HTMLElement>(stops)].filter((field) => {
    if (field.getClientRects().length === 0 || field.tabIndex < 0) return false
    if (field.closest('[data-enter-past]') !== null) return false
    if (!(field instanceof HTMLInputElement)) return !field.matches(':disabled, [readonly]')
    if (field.disabled || field.type === 'hidden' || field.type === 'file') return false
    if (field.type !== 'radio') return !field.readOnly || field.getAttribute('role') === 'combobox'
    const group = root.querySelector(`input[type=radio][name="${CSS.escape(field.name)}"]:checked`)
    if (seen.has(field.name) || (group !== null && group !== field)) return false
    seen.add(field.name)
    return true
  })
}

/** Puts the focus on the first field of a form, if it has one. */
export function focusFirst(root: HTMLElement | null): void {
  if (root !== null) fieldsOf(root)[0]?.focus()
}

/** An own list hangs open on this very field; Enter chooses in it. */
const listOpen = (field: HTMLElement): boolean =>
  field.getAttribute('aria-expanded') === 'true' || field.closest('.ant-select-open') !== null

/**
 * Enter goes to the next field, Shift+Enter back, and Enter in the last field calls `onDone`. A multi-line field keeps
 * Enter and is left by Ctrl+Enter. Buttons and links keep Enter; an open list keeps Enter; an input method keeps Enter.
 */
export function EnterNext({ onDone, children }: { onDone?: () => void; children: ReactNode }) {
  const onKeyDownCapture = (event: KeyboardEvent<HTMLDivElement>) => {
    const field = event.target
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.altKey || event.metaKey) return
    // React also brings events of pop-ups that hang elsewhere in the document.
    if (!(field instanceof HTMLElement) || !event.currentTarget.contains(field)) return
    if (!field.matches(stops)) return
    if (field instanceof HTMLTextAreaElement && !event.ctrlKey) return
    if (listOpen(field)) return
    event.preventDefault()
    const all = fieldsOf(event.currentTarget)
    const here = all.findIndex(
      (one) => one === field || (one.matches('[type=radio]') && sameGroup(one, field)),
    )
    event.stopPropagation()
    if (event.shiftKey) enter(all[here - 1])
    else if (here < all.length - 1) enter(all[here + 1])
    else {
      // Numbers, money and dates take over what was typed when they lose the focus.
      field.blur()
      field.focus({ preventScroll: true })
      onDone?.()
    }
  }
  // An Enter that a list took must not submit the form as well, which is what browsers do with it by themselves.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
  }
  return (
    // The keys belong to the fields inside; the wrapper is no control of its own.
    <div role="presentation" onKeyDownCapture={onKeyDownCapture} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

const sameGroup = (a: HTMLElement, b: HTMLElement) =>
  a instanceof HTMLInputElement && b instanceof HTMLInputElement && b.type === 'radio' && a.name === b.name

function enter(field: HTMLElement | undefined): void {
  field?.focus()
  // As with Tab: what stands there is selected and replaced by typing.
  if (field instanceof HTMLInputElement && field.type !== 'checkbox' && field.type !== 'radio') field.select()
}
