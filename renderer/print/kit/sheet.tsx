import { useEffect, type ReactNode } from 'react'

import { useTexts } from '../../i18n/index.ts'
import './print.css'

/** Papers the desk uses: A4, A5, A6, 62 and 80 mm label rolls, three-part dot-matrix slip. */
export type SheetSize = 'A4' | 'A4-landscape' | 'A5' | 'A6' | 'label-62' | 'label-80' | 'slip-195x105'

type PrintSheetProps = {
  size: SheetSize
  /** Centred and bold, as on the paper form. Labels have none. */
  title?: string
  /** The record's number, right above the table. */
  number?: string
  /** Left of the number: date, desk, shift. */
  head?: ReactNode
  demo?: boolean
  /** False while the data is still coming; the printer waits. */
  ready?: boolean
  children: ReactNode
}

/** Fonts and pictures of the page as it stands are loaded. */
async function settled(): Promise<void> {
  // Text that was never laid out has asked for no font yet.
  document.body.getBoundingClientRect()
  await document.fonts.ready
  await Promise.allSettled([...document.images].map((image) => image.decode()))
}

/** Tells whoever prints (`data-print-ready="true"` on the root element) that the sheet looks as it shall on paper. */
function usePrintReady(ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined
    let gone = false
    const root = document.documentElement
    void settled().then(() => {
      if (!gone) root.dataset['printReady'] = 'true'
    })
    return () => {
      gone = true
      delete root.dataset['printReady']
    }
  }, [ready])
}

/** One printed form. The paper size comes with it (`@page`), so every printer path gets the same sheet. */
export function PrintSheet({
  size,
  title,
  number,
  head,
  demo = false,
  ready = true,
  children,
}: PrintSheetProps) {
  const { t } = useTexts()
  usePrintReady(ready)
  return (
    <article className={`p-sheet p-${size}`}>
      {demo && (
        <div className="p-demo" aria-hidden="true">
          {t('ui.print.demo')}
        </div>
      )}
      {title !== undefined && <h1 className="p-title">{title}</h1>}
      {(number !== undefined || head !== undefined) && (
        <div className="p-head">
          <span>{head}</span>
          {number !== undefined && <span>{`${t('ui.print.number')}：${number}`}</span>}
        </div>
      )}
      {children}
    </article>
  )
}
