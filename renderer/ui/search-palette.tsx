import { Modal } from 'antd'
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'

import { useTexts } from '../i18n/index.ts'
import { Highlight } from './highlight.tsx'
import { ShortcutLayer } from './keyboard.tsx'
import { isComposing } from './shortcuts.ts'

export type PaletteItem = { key: string; title: string; detail?: string; icon?: ReactNode; extra?: ReactNode }
export type PaletteGroup<Item extends PaletteItem = PaletteItem> = {
  key: string
  title: string
  items: readonly Item[]
}

/** Answers a query with groups; gives up when the signal says so. */
export type Find<Item extends PaletteItem = PaletteItem> = (
  query: string,
  signal: AbortSignal,
) => Promise<readonly PaletteGroup<Item>[]>

type Answer<Item extends PaletteItem> = {
  query: string
  groups: readonly PaletteGroup<Item>[]
  failed: boolean
}

/** The answer to the latest query; earlier ones are dropped, and what is shown stays until the next answer is there. */
function useAnswer<Item extends PaletteItem>(query: string, find: Find<Item>): Answer<Item> {
  const [answer, setAnswer] = useState<Answer<Item>>({ query: '', groups: [], failed: false })
  const ask = useEffectEvent((signal: AbortSignal) =>
    find(query, signal).then(
      (groups) => ({ query, groups, failed: false }),
      () => ({ query, groups: [], failed: true }),
    ),
  )
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void ask(stop.signal).then((next) => stop.signal.aborted || setAnswer(next))
    }, 100)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  return answer
}

type PaletteProps<Item extends PaletteItem> = {
  open: boolean
  onClose: () => void
  find: Find<Item>
  onPick: (item: Item) => void
}

/** Search over everything: type, ↑ ↓, Enter. The list has a fixed height, so that results do not make it jump. */
export function SearchPalette<Item extends PaletteItem>(props: PaletteProps<Item>) {
  const { t } = useTexts()
  const field = useRef<HTMLInputElement>(null)
  return (
    <Modal
      open={props.open}
      // antd gives the focus to the dialog itself first.
      afterOpenChange={(now) => now && field.current?.focus()}
      onCancel={props.onClose}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      destroyOnHidden
      className="q-palette"
      title={<span className="q-hidden">{t('ui.palette.title')}</span>}
    >
      <ShortcutLayer>
        <PaletteBody {...props} field={field} />
      </ShortcutLayer>
    </Modal>
  )
}

type PaletteBodyProps<Item extends PaletteItem> = PaletteProps<Item> & {
  field: RefObject<HTMLInputElement | null>
}

function PaletteBody<Item extends PaletteItem>({ find, onPick, onClose, field }: PaletteBodyProps<Item>) {
  const { t } = useTexts()
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const answer = useAnswer(query.trim(), find)
  const items = answer.groups.flatMap((group) => group.items)
  const active = Math.min(at, items.length - 1)
  const go = (next: number) => {
    setAt(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const pick = (item: Item | undefined) => {
    if (item === undefined) return
    onClose()
    onPick(item)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'ArrowDown') go(items.length === 0 ? 0 : (active + 1) % items.length)
    else if (event.key === 'ArrowUp') go(items.length === 0 ? 0 : (active - 1 + items.length) % items.length)
    // An answer to an earlier query is not what the person means.
    else if (event.key === 'Enter') pick(answer.query === query.trim() ? items[active] : undefined)
    else return
    event.preventDefault()
  }
  const note = noteOf(answer, t)
  return (
    <div className="q-palette-body">
      <input
        ref={field}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-label={t('ui.layout.search')}
        {...(items.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('ui.layout.search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList id={id} answer={answer} active={active} onHover={setAt} onPick={pick} />
      {note !== undefined && (
        <p className="q-palette-note" role="status">
          {note}
        </p>
      )}
      <div className="q-palette-foot">{t('ui.palette.hint')}</div>
    </div>
  )
}

type PaletteListProps<Item extends PaletteItem> = {
  id: string
  answer: Answer<Item>
  active: number
  onHover: (index: number) => void
  onPick: (item: Item) => void
}

function PaletteList<Item extends PaletteItem>({
  id,
  answer,
  active,
  onHover,
  onPick,
}: PaletteListProps<Item>) {
  const { t } = useTexts()
  const items = answer.groups.flatMap((group) => group.items)
  return (
    <div
      className="q-palette-list"
      role="listbox"
      id={`${id}-list`}
      aria-label={t('ui.palette.results')}
      tabIndex={-1}
    >
      {answer.groups.map((group) => (
        <div key={group.key} role="group" aria-label={group.title}>
          <div className="q-palette-group" aria-hidden="true">
            {group.title}
          </div>
          {group.items.map((item) => {
            const index = items.indexOf(item)
            return (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys
              <div
                key={item.key}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="q-palette-item"
                onMouseMove={() => index !== active && onHover(index)}
                onClick={() => onPick(item)}
              >
                {item.icon !== undefined && <span aria-hidden="true">{item.icon}</span>}
                <strong>
                  <Highlight text={item.title} query={answer.query} />
                </strong>
                <span className="q-palette-detail">{item.detail}</span>
                {item.extra}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

function noteOf(answer: Answer<PaletteItem>, t: ReturnType<typeof useTexts>['t']): string | undefined {
  if (answer.failed) return t('ui.palette.failed')
  if (answer.groups.some((group) => group.items.length > 0)) return undefined
  return answer.query === '' ? t('ui.palette.start') : t('ui.palette.nothing', { query: answer.query })
}
