import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'

/** Pixels; every row has this height, which is what makes a table of 10 000 rows cheap. */
export const rowHeight = 36
const headHeight = 34

export type Place = { key: string; at: number }

/** Where the active row stands now; if it is gone, its neighbour takes over. */
export function placeOf<Row>(rows: readonly Row[], rowKey: (row: Row) => string, active: Place): number {
  const there = rows[active.at]
  if (there !== undefined && rowKey(there) === active.key) return active.at
  const moved = active.key === '' ? -1 : rows.findIndex((row) => rowKey(row) === active.key)
  return moved >= 0 ? moved : Math.min(active.at, rows.length - 1)
}

/** Height of the visible part and the first row in it; only a change of the first row draws again. */
export function useScrollWindow(count: number) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ first: 0, visible: 20 })
  const measure = useEffectEvent(() => {
    const element = box.current
    if (element === null) return
    const first = Math.floor(element.scrollTop / rowHeight)
    const visible = Math.ceil(element.clientHeight / rowHeight)
    setView((old) => (old.first === first && old.visible === visible ? old : { first, visible }))
  })
  useLayoutEffect(() => measure(), [count])
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => measure())
    const onScroll = () => measure()
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [])
  /** Brings a row fully into sight, below the head that stays on top. */
  const reveal = (at: number) => {
    const element = box.current
    if (element === null) return
    const top = at * rowHeight
    const bottom = top + rowHeight - (element.clientHeight - headHeight)
    if (element.scrollTop > top) element.scrollTop = top
    else if (element.scrollTop < bottom) element.scrollTop = bottom
  }
  return { box, view, reveal }
}

/** The row a key leads to, or undefined when the key is not about moving. */
export function rowAfterKey(key: string, at: number, count: number, page: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }
  const next = moves[key]
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next))
}
