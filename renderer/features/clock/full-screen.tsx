import { FullscreenOutlined } from '@ant-design/icons'
import { useEffect, useSyncExternalStore } from 'react'

import { useTexts } from '../../i18n/index.ts'

const filled = '(display-mode: fullscreen)'

function follow(changed: () => void): () => void {
  const query = window.matchMedia(filled)
  query.addEventListener('change', changed)
  document.addEventListener('fullscreenchange', changed)
  return () => {
    query.removeEventListener('change', changed)
    document.removeEventListener('fullscreenchange', changed)
  }
}
const isFull = () => document.fullscreenElement !== null || window.matchMedia(filled).matches

/** Fills the screen of a browser; gone once it does, and where a window cannot. */
export function FullScreenButton() {
  const { t } = useTexts()
  const full = useSyncExternalStore(follow, isFull)
  if (full || !document.fullscreenEnabled) return null
  return (
    <button
      type="button"
      className="c-fill"
      onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
    >
      <FullscreenOutlined aria-hidden="true" /> {t('clock.fullScreen')}
    </button>
  )
}

/** Keeps the display on while this page is seen, where the browser knows how; the desktop does it by itself. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const ask = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      navigator.wakeLock.request('screen').then(
        (given) => (lock = given),
        () => undefined, // a battery that runs low, a policy: the display may then sleep
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask) // the browser takes it back from a page that is hidden
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
