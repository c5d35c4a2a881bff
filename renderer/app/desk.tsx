import {
  AuditOutlined,
  BankOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  HomeOutlined,
  InboxOutlined,
  SafetyOutlined,
  ScanOutlined,
  SettingOutlined,
  SolutionOutlined,
  SwapOutlined,
  TeamOutlined,
  UsbOutlined,
  UserAddOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Outlet, useNavigate } from 'react-router'
import type { z } from 'zod'

import type { signedIn, site as siteSchema } from '#shared/contract/session.ts'
import { useApi, useDesk } from '../client/desk.tsx'
import { useWatchLamp } from '../client/watch-lamp.ts'
import { EvacuationBanner } from '../features/evacuation/banner.tsx'
import { EvacuationKey } from '../features/evacuation/print-key.tsx'
import { useHealth } from '../features/health/use-health.tsx'
import { ReaderAlarm } from '../features/readers/alarm-banner.tsx'
import type { Reader } from '../features/readers/reader.ts'
import { useTexts, type Translate } from '../i18n/index.ts'
import { DeskLayout, type MenuItem, type StatusItem } from '../ui/layout.tsx'
import { useShortcut } from '../ui/keyboard.tsx'
import { findEverything, pathOfHit, type Hit } from './search.tsx'

type Site = z.infer<typeof siteSchema>
type User = z.infer<typeof signedIn>

/** Titles without parameters: `t` takes them as they stand. */
type Label =
  | `${'today' | 'visitors' | 'expected' | 'parcels' | 'deposits' | 'matters' | 'handover' | 'attendance' | 'staff' | 'readers' | 'reception' | 'audit' | 'privacy' | 'settings'}.title`
  | 'handover.checkSheet'
  | `shell.${'newVisit' | 'newParcel' | 'newDeposit'}`

interface Entry {
  readonly key: string
  readonly label: Label
  readonly icon: ReactNode
  readonly path: string
  readonly permission: string
  /** Left out for whoever may do this: he finds it behind another entry. */
  readonly unless?: string
  readonly shortcut?: string
  readonly separated?: boolean
}

/** The menu, top to bottom; everybody sees what his role may open. */
const entries: readonly Entry[] = [
  { key: 'today', label: 'today.title', icon: <HomeOutlined />, path: '/', permission: 'desk.use' },
  {
    key: 'visitors',
    label: 'visitors.title',
    icon: <UserAddOutlined />,
    path: '/visitors',
    permission: 'visits.read',
  },
  {
    key: 'expected',
    label: 'expected.title',
    icon: <UserAddOutlined />,
    path: '/visitors/expected',
    permission: 'expected.read',
    unless: 'visits.read',
  },
  {
    key: 'parcels',
    label: 'parcels.title',
    icon: <InboxOutlined />,
    path: '/parcels',
    permission: 'parcels.read',
  },
  {
    key: 'deposits',
    label: 'deposits.title',
    icon: <BankOutlined />,
    path: '/deposits',
    permission: 'deposits.read',
  },
  {
    key: 'matters',
    label: 'matters.title',
    icon: <CheckSquareOutlined />,
    path: '/matters',
    permission: 'matters.read',
  },
  {
    key: 'handover',
    label: 'handover.title',
    icon: <SwapOutlined />,
    path: '/handover',
    permission: 'handover.read',
    shortcut: 'F8',
  },
  {
    key: 'checkSheet',
    label: 'handover.checkSheet',
    icon: <ScanOutlined />,
    path: '/check-sheet',
    permission: 'handover.read',
  },
  {
    key: 'attendance',
    label: 'attendance.title',
    icon: <ClockCircleOutlined />,
    path: '/attendance',
    permission: 'attendance.today',
    separated: true,
  },
  { key: 'staff', label: 'staff.title', icon: <TeamOutlined />, path: '/staff', permission: 'staff.read' },
  {
    key: 'readers',
    label: 'readers.title',
    icon: <UsbOutlined />,
    path: '/readers',
    permission: 'readers.write',
  },
  {
    key: 'reception',
    label: 'reception.title',
    icon: <SolutionOutlined />,
    path: '/reception',
    permission: 'reception.write',
  },
  {
    key: 'audit',
    label: 'audit.title',
    icon: <AuditOutlined />,
    path: '/audit',
    permission: 'audit.read',
    separated: true,
  },
  {
    key: 'privacy',
    label: 'privacy.title',
    icon: <SafetyOutlined />,
    path: '/privacy',
    permission: 'privacy.read',
  },
  {
    key: 'settings',
    label: 'settings.title',
    icon: <SettingOutlined />,
    path: '/settings',
    permission: 'desk.use',
  },
]

/** Keys that open a form from anywhere. */
const quick = [
  { combo: 'F2', label: 'shell.newVisit', path: '/visitors/new', permission: 'visits.write' },
  { combo: 'F3', label: 'shell.newParcel', path: '/parcels/new', permission: 'parcels.write' },
  { combo: 'F4', label: 'shell.newDeposit', path: '/deposits/new', permission: 'deposits.write' },
] as const

function QuickKey({
  combo,
  label,
  path,
  allowed,
}: {
  combo: string
  label: Label
  path: string
  allowed: boolean
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  useShortcut(combo, () => void navigate(path), { label: t(label), scope: 'general', disabled: !allowed })
  return null
}

/** How many of the readers are there, and which are away and why. */
function readerLamp(t: Translate, readers: readonly Reader[], onOpen: () => void): StatusItem[] {
  if (readers.length === 0) return []
  const away = readers.filter(({ state }) => state !== 'ready')
  const names = away.map(({ name, state }) => `${name} ${t(`shell.reader.${state}`)}`).join(' ')
  const counts = { ready: readers.length - away.length, count: readers.length }
  const tone = away.every(({ state }) => state === 'connecting') ? 'warn' : 'bad'
  return [
    {
      key: 'readers',
      label: t('readers.title'),
      tone: away.length === 0 ? 'ok' : tone,
      text: away.length === 0 ? t('readers.lamp.all', counts) : t('readers.lamp.away', { ...counts, names }),
      onOpen,
    },
  ]
}

/** The visitor's screen while it is on, and who waits after filling in there. */
function visitorScreenLamp(
  t: Translate,
  state: { readonly connected: boolean; readonly waiting: readonly unknown[] } | undefined,
): StatusItem[] {
  const count = state?.waiting.length ?? 0
  if (!state?.connected && count === 0) return []
  const text = count > 0 ? t('visitorSide.waiting', { count }) : t('visitorSide.on')
  return [{ key: 'visitorScreen', label: t('visitorSide.title'), tone: count > 0 ? 'warn' : 'ok', text }]
}

/** The core, the visitor's screen and the readers, always in sight. */
function useLamps(active: boolean, may: (permission: string) => boolean): StatusItem[] {
  const { t } = useTexts()
  const api = useApi()
  const navigate = useNavigate()
  const printing = useQuery(api.print.jobs.queryOptions({ input: {}, enabled: active }))
  const failed = printing.data?.some(({ state }) => state === 'failed') ?? false
  const readers = useQuery(
    api.readers.list.queryOptions({ input: {}, enabled: active, refetchInterval: 5_000 }),
  )
  const visitorSide = useQuery(
    api.visitorSide.desk.queryOptions({ input: {}, enabled: active && may('visits.write') }),
  )
  return [
    { key: 'core', label: t('shell.core'), tone: readers.error ? 'bad' : 'ok' },
    ...visitorScreenLamp(t, visitorSide.data),
    ...readerLamp(t, readers.data ?? [], () => void navigate('/readers')),
    {
      key: 'printing',
      label: t('printing.lamp'),
      tone: failed ? 'bad' : 'ok',
      ...(failed ? { text: t('printing.lampFailed') } : {}),
      onOpen: () => void navigate('/print-jobs'),
    },
  ]
}

/** The frame with menu, search, lamps and the screen itself. While locked (`user` null) it keeps its last face. */
export function Desk({ site, user, onLock }: { site: Site; user: User | null; onLock: () => void }) {
  const { t } = useTexts()
  const api = useApi()
  const client = useDesk()
  const navigate = useNavigate()
  const may = (permission: string) => user?.permissions.includes(permission) ?? false
  const lamps = useLamps(user !== null, may)
  const health = useHealth(user !== null, may)
  const watch = useWatchLamp(may('watch.read'))
  const explanations = useQuery(
    api.attendance.explanationsOpen.queryOptions({ input: {}, enabled: may('attendance.today') }),
  )
  const counts: Readonly<Record<string, number>> = { attendance: explanations.data?.open ?? 0 }
  const items: MenuItem[] = entries
    .filter(({ permission }) => user === null || may(permission))
    .filter(({ unless }) => unless === undefined || (user !== null && !may(unless)))
    .map(({ label, permission: _, unless: _unless, ...entry }) => ({
      ...entry,
      label: t(label),
      count: counts[entry.key] ?? 0,
    }))
  return (
    <DeskLayout<Hit>
      site={site.name}
      desk={site.deskName}
      {...(user ? { person: user.name } : {})}
      items={items}
      status={[...lamps, ...watch, ...health.lamps]}
      banner={
        <>
          <EvacuationBanner active={may('evacuation.use')} />
          {health.banner}
          <ReaderAlarm active={may('desk.use')} />
        </>
      }
      demo={site.demo}
      onLock={onLock}
      find={(query) => findEverything(client, t, query)}
      onPick={(hit) => void navigate(pathOfHit(hit))}
    >
      {quick.map(({ permission, ...key }) => (
        <QuickKey key={key.combo} {...key} allowed={may(permission)} />
      ))}
      <EvacuationKey allowed={may('evacuation.use')} />
      {health.dialog}
      <Outlet />
    </DeskLayout>
  )
}
