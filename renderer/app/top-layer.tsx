import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'

import { ShortcutLayer } from '../ui/keyboard.tsx'
import './top-layer.css'

/** Opens the dialog, keeps Esc from closing it, and gives the focus back at the end to whatever had it. */
function open(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (!dialog) return undefined
  const before = document.activeElement
  const keepOpen = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key === 'Escape') event.preventDefault()
  }
  const reopen = () => {
    if (dialog.isConnected && !dialog.open) dialog.showModal()
  }
  dialog.addEventListener('keydown', keepOpen)
  dialog.addEventListener('cancel', keepOpen)
  dialog.addEventListener('close', reopen)
  dialog.showModal()
  // whoever was drawn before the dialog was open could not take the focus yet
  dialog.querySelector<HTMLElement>('[data-first] input, [data-first][tabindex]')?.focus()
  return () => {
    dialog.removeEventListener('close', reopen)
    dialog.close()
    // in the next frame what lay behind takes the focus again
    requestAnimationFrame(() => {
      if (before instanceof HTMLElement) before.focus()
    })
  }
}

/**
 * Lies above everything, open dialogs of the desk included: they hang beside the desk in the document, so covering the desk
 * alone would leave them to be read. Everything below is hidden and dead to mouse, keyboard, shortcuts and screen reader.
 */
export function TopLayer({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  return (
    <dialog ref={open} className="q-top-layer" aria-labelledby={labelledBy}>
      <ShortcutLayer>
        {/* lists of fields in here must open in here */}
        <ConfigProvider getPopupContainer={(field) => field?.closest('dialog') ?? document.body}>
          {children}
        </ConfigProvider>
      </ShortcutLayer>
    </dialog>
  )
}
