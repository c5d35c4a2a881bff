import { ArrowLeftOutlined, LockOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { NavLink, useNavigate } from 'react-router'

import type { Locale } from '#shared/i18n/index.ts'

import { setLocale, useTexts } from '../i18n/index.ts'
import { Keys, ShortcutHelp, useShortcut, useShortcutListener } from './keyboard.tsx'
import { SearchPalette, type Find, type PaletteItem } from './search-palette.tsx'
import { CrashBoundary } from './states.tsx'
import { Segmented } from './segmented.tsx'

export type MenuItem = {
  key: string
  label: string
  icon: ReactNode
  path: string
  /** `F2`, `Alt+3`. */
  shortcut?: string
  /** Open matters behind this entry; shown as a number. */
  count?: number
  /** Starts a new group of the menu, with a line above. */
  separated?: boolean
}

/** One lamp of the status bar: reader, database, clock. */
export type StatusItem = {
  key: string
  label: string
  tone: 'ok' | 'warn' | 'bad' | 'off'
  text?: string
  onOpen?: () => void
}

type DeskLayoutProps<Item extends PaletteItem> = {
  site: string
  desk: string
  /** Who is signed in; empty on screens before that. */
  person?: string
  items: readonly MenuItem[]
  status: readonly StatusItem[]
  /** Above the content of every screen: what nobody may overlook. */
  banner?: ReactNode
  demo?: boolean
  onLock: () => void
  find: Find<Item>
  onPick: (item: Item) => void
  children: ReactNode
}

/** The frame of the reception screens: menu left, one line on top, lamps at the bottom, and the keys that work everywhere. */
export function DeskLayout<Item extends PaletteItem>(props: DeskLayoutProps<Item>) {
  const { t } = useTexts()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  useShortcutListener()
  useShortcut('Ctrl+K', () => setSearching(true), { label: t('ui.keyboard.search'), scope: 'general' })
  useShortcut('F1', () => setHelping(true), { label: t('ui.keyboard.help'), scope: 'general' })
  useShortcut('?', () => setHelping(true), { scope: 'general' })
  useShortcut('Ctrl+L', props.onLock, { label: t('ui.keyboard.lock'), scope: 'general', always: true })
  return (
    <div className="q-desk">
      <a className="q-skip" href="#q-main" onClick={(event) => skip(event)}>
        {t('ui.layout.skip')}
      </a>
      <header className="q-top">
        <strong>{props.site}</strong>
        <span className="q-top-desk">{props.desk}</span>
        <button
          type="button"
          className="q-search"
          aria-keyshortcuts="Control+K"
          onClick={() => setSearching(true)}
        >
          <SearchOutlined aria-hidden="true" />
          <span>{t('ui.layout.search')}</span>
          <Keys combo="Ctrl+K" />
        </button>
        {props.person !== undefined && <span>{t('ui.layout.signedIn', { name: props.person })}</span>}
        <LanguageSwitch />
        <Button
          type="text"
          icon={<QuestionCircleOutlined aria-hidden="true" />}
          onClick={() => setHelping(true)}
        >
          {t('ui.layout.help')}
        </Button>
        <Button
          type="text"
          icon={<LockOutlined aria-hidden="true" />}
          aria-keyshortcuts="Control+L"
          onClick={props.onLock}
        >
          {t('ui.layout.lock')}
        </Button>
      </header>
      <nav className="q-menu" aria-label={t('ui.layout.menu')}>
        {props.items.map((item) => (
          <MenuLink key={item.key} item={item} />
        ))}
      </nav>
      {props.banner !== undefined && <div className="q-banner">{props.banner}</div>}
      <main id="q-main" className="q-main" tabIndex={-1}>
        <CrashBoundary>{props.children}</CrashBoundary>
      </main>
      <footer className="q-status" aria-label={t('ui.layout.status')}>
        {props.status.map((item) => (
          <StatusLamp key={item.key} item={item} />
        ))}
        {props.demo === true && <strong className="q-demo">{t('ui.layout.demo')}</strong>}
      </footer>
      <SearchPalette
        open={searching}
        onClose={() => setSearching(false)}
        find={props.find}
        onPick={props.onPick}
      />
      <ShortcutHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  )
}

/** Moves the focus past the menu; the address (which is the route) stays. */
function skip(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('q-main')?.focus()
}

function MenuLink({ item }: { item: MenuItem }) {
  const navigate = useNavigate()
  const { path, label, shortcut = '' } = item
  useShortcut(shortcut, () => void navigate(path), { label, scope: 'general', disabled: shortcut === '' })
  return (
    <NavLink
      to={path}
      className={item.separated === true ? 'q-menu-first' : ''}
      aria-keyshortcuts={shortcut || undefined}
    >
      <span aria-hidden="true">{item.icon}</span>
      <span className="q-menu-label">{label}</span>
      {item.count !== undefined && item.count > 0 && <b>{item.count}</b>}
      {shortcut !== '' && <Keys combo={shortcut} />}
    </NavLink>
  )
}

/** Chinese or English, at once and for good in this browser. */
export function LanguageSwitch() {
  const { t, locale } = useTexts()
  return (
    <Segmented<Locale>
      aria-label={t('ui.language.label')}
      size="small"
      value={locale}
      onChange={setLocale}
      options={[
        { value: 'zh-CN', label: t('ui.language.zh') },
        { value: 'en', label: t('ui.language.en') },
      ]}
    />
  )
}

function StatusLamp({ item }: { item: StatusItem }) {
  const { t } = useTexts()
  const words = (
    <>
      <i aria-hidden="true" className={`q-lamp q-lamp-${item.tone}`} />
      {item.label} {item.text ?? t(`ui.status.${item.tone}`)}
    </>
  )
  if (item.onOpen === undefined) return <span>{words}</span>
  return (
    <button type="button" onClick={item.onOpen}>
      {words}
    </button>
  )
}

type PageProps = {
  title: string
  /** One line under the title: what this screen is about right now. */
  text?: ReactNode
  /** Buttons on the right of the title. */
  extra?: ReactNode
  /** Shows a back arrow; Esc does the same. */
  onBack?: () => void
  /** `full`: the content fills the height (a table); `narrow`: a form of readable width. */
  width?: 'full' | 'narrow'
  children: ReactNode
}

/** The one head every screen has, and its content below. */
export function Page({ title, text, extra, onBack, width = 'full', children }: PageProps) {
  const { t } = useTexts()
  useShortcut('Escape', () => onBack?.(), { label: t('ui.keyboard.back'), disabled: onBack === undefined })
  return (
    <div className={`q-page q-page-${width}`}>
      <div className="q-page-head">
        {onBack !== undefined && (
          <Button
            type="text"
            icon={<ArrowLeftOutlined aria-hidden="true" />}
            aria-label={t('common.back')}
            onClick={onBack}
          />
        )}
        <h1>{title}</h1>
        {text !== undefined && <span className="q-page-text">{text}</span>}
        <div className="q-page-extra">{extra}</div>
      </div>
      <CrashBoundary>{children}</CrashBoundary>
    </div>
  )
}
