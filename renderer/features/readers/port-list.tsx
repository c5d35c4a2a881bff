import { Button } from 'antd'

import { useTexts, type Translate } from '../../i18n/index.ts'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import type { FindResult, Search, SearchedPort } from './use-find.ts'

/** `R503，可存 200 枚，已存 37 枚`. */
export function wordsOfFound(t: Translate, { family, model, capacity, used }: FindResult): string {
  if (family === 'line') return t('readers.find.cards')
  const name = model ?? ''
  return capacity === null
    ? t('readers.find.moduleUsed', { model: name, used: used ?? 0 })
    : t('readers.find.module', { model: name, capacity, used: used ?? 0 })
}

const tones: Record<FindResult['outcome'], Tone> = {
  found: 'good',
  wrongPassword: 'warn',
  other: 'quiet',
  silent: 'quiet',
  inUse: 'warn',
  noPermission: 'bad',
  gone: 'quiet',
}

function PortState({ port, phase }: { port: SearchedPort; phase: Search['phase'] }) {
  const { t } = useTexts()
  const { result, asking } = port
  if (result)
    return (
      <StatusTag tone={tones[result.outcome]}>
        {result.outcome === 'found' ? wordsOfFound(t, result) : t(`readers.find.outcomes.${result.outcome}`)}
      </StatusTag>
    )
  // a search that was enough says nothing of the other ports
  if (phase === 'done') return <StatusTag tone="quiet">{t('readers.find.outcomes.silent')}</StatusTag>
  if (phase === 'listening') return <StatusTag tone="busy">{t('readers.find.waiting')}</StatusTag>
  const kind = asking ? t(`readers.kinds.${asking.family}`) : ''
  const words = asking ? t('readers.find.asking', { kind, baudRate: asking.baudRate }) : t('common.loading')
  return <StatusTag tone="busy">{words}</StatusTag>
}

type PortListProps = {
  search: Search
  /** Ports whose readers were taken just now. */
  added: readonly string[]
  /** The one that is being named. */
  naming: string | undefined
  onUse: (path: string) => void
  onPassword: (port: SearchedPort) => void
}

/** Every port that was asked, what is there, and what can be done with it. */
export function PortList({ search, added, naming, onUse, onPassword }: PortListProps) {
  const { t } = useTexts()
  return (
    <ul className="r-ports">
      {search.ports.map((port) => {
        const { path, label, result } = port
        const isAdded = added.includes(path)
        return (
          <li key={path}>
            <span className="r-port">
              {path} {label !== '' && <span className="r-soft">{label}</span>}
            </span>
            {isAdded ? (
              <StatusTag tone="good">{t('readers.find.added')}</StatusTag>
            ) : (
              <PortState port={port} phase={search.phase} />
            )}
            {result?.outcome === 'found' && !isAdded && naming !== path && (
              <Button onClick={() => onUse(path)}>{t('readers.find.use')}</Button>
            )}
            {result?.outcome === 'wrongPassword' && (
              <Button onClick={() => onPassword(port)}>{t('readers.find.enterPassword')}</Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
