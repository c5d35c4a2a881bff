import { Modal } from 'antd'
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import { useTexts } from '../i18n/index.ts'
import { addLayer, addShortcut, baseLayer, handleShortcutKey, shortcutStore } from './shortcuts.ts'

const Layer = createContext<symbol>(baseLayer)

type ShortcutOptions = {
  /** What it does; without a label it is not listed in the help. */
  label?: string
  scope?: 'general' | 'page'
  /** Also while a dialog is open (locking the screen). */
  always?: boolean
  disabled?: boolean
}

/**
 * Runs `run` on the keys `combo` (`F2`, `Ctrl+K`, `Alt+1`, `?`, `Escape`) wherever the focus is, text fields
 * included; single characters only outside text fields; never while an input method composes.
 */
export function useShortcut(combo: string, run: () => void, options: ShortcutOptions = {}): void {
  const { label = '', scope = 'page', always = false, disabled = false } = options
  const layer = use(Layer)
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (disabled) return undefined
    return addShortcut({ combo, label, scope, always, layer, run: () => latest() })
  }, [combo, label, scope, always, disabled, layer])
}

/** Listens for all shortcuts; stands once, near the root of a window (DeskLayout and KioskLayout do it). */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener('keydown', handleShortcutKey, true)
    return () => window.removeEventListener('keydown', handleShortcutKey, true)
  }, [])
}

/** Wraps the contents of a dialog: while it is mounted, only shortcuts inside it run. */
export function ShortcutLayer({ children }: { children: ReactNode }) {
  const [layer] = useState(() => Symbol('dialog'))
  useEffect(() => addLayer(layer), [layer])
  return <Layer value={layer}>{children}</Layer>
}

/** Keys as keycaps: `Ctrl+K` becomes two. */
export function Keys({ combo }: { combo: string }) {
  const names: Record<string, string> = { Escape: 'Esc', Enter: '↵' }
  return (
    <span className="q-keys">
      {combo.split('+').map((key) => (
        <kbd key={key}>{names[key] ?? key}</kbd>
      ))}
    </span>
  )
}

/** The overlay that F1 or `?` opens: every shortcut alive on this screen, and the rules of forms and tables. */
export function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTexts()
  const all = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.read)
  const of = (scope: 'general' | 'page') =>
    all.filter((one) => one.scope === scope && one.label !== '').map(({ combo, label }) => ({ combo, label }))
  const rules = [
    { combo: 'Enter', label: t('ui.keyboard.enter') },
    { combo: 'Shift+Enter', label: t('ui.keyboard.shiftEnter') },
    { combo: 'Ctrl+Enter', label: t('ui.keyboard.ctrlEnter') },
    { combo: '↑+↓', label: t('ui.keyboard.arrows') },
  ]
  const groups = [
    { title: t('ui.keyboard.here'), rows: of('page') },
    { title: t('ui.keyboard.general'), rows: [...of('general'), ...rules] },
  ].filter((group) => group.rows.length > 0)
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t('ui.keyboard.title')}
      width={640}
      destroyOnHidden
    >
      <ShortcutLayer>
        <div className="q-help">
          {groups.map((group) => (
            <section key={group.title}>
              <h2>{group.title}</h2>
              <dl>
                {group.rows.map((row) => (
                  <div key={`${row.combo} ${row.label}`}>
                    <dt>
                      <Keys combo={row.combo} />
                    </dt>
                    <dd>{row.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </ShortcutLayer>
    </Modal>
  )
}
