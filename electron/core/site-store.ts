import { z } from 'zod'
import { receptionRules } from '#shared/contract/reception-rules.ts'
import type { site as siteSchema } from '#shared/contract/session.ts'
import { staffClockDefaults, staffClockSettings } from '#shared/contract/staff-clock.ts'
import { locales } from '#shared/i18n/pair.ts'
import type { Sqlite } from './database/open.ts'

type Site = z.infer<typeof siteSchema>

/** Rules that a file of an earlier version does not have yet stand as if nobody had ever touched them. */
const storedRules = receptionRules.extend({
  reusePhotos: receptionRules.shape.reusePhotos.default(true),
  assemblyPlace: receptionRules.shape.assemblyPlace.default(''),
  keepParcelDays: receptionRules.shape.keepParcelDays.default(180),
  keepDepositDays: receptionRules.shape.keepDepositDays.default(1095),
  keepWatchDays: receptionRules.shape.keepWatchDays.default(365),
})

/** Settings with their defaults; anything unreadable in the file is a bug, not a default. */
export const settingsSchema = z.strictObject({
  lockAfterMinutes: z.int().min(1).max(240),
  cashFloatFen: z.int().min(0),
  scannerPrefix: z.string().max(4),
  printLocale: z.enum(locales),
  visitReasons: z.array(z.string()),
  /** Minute of the day at which visits nobody saw end are closed by the system; 1440 is midnight. */
  closeVisitsAtMinute: z.int().min(0).max(1440),
  /** Encrypted copies of finger templates lie on this PC, of people who agreed to it. */
  templateCopies: z.boolean().default(false),
  reception: storedRules,
  staffClock: staffClockSettings.default(staffClockDefaults),
})
export type Settings = z.infer<typeof settingsSchema>

export interface SiteStore {
  /** @throws Error before the site is set up */
  get(): Site
  exists(): boolean
  settings(): Settings
  /** Inside an act. */
  saveSettings(change: Partial<Settings>, at: number): void
  /** After a rollback or a change of the site's own row. */
  reload(): void
}

interface SiteRow {
  name: string
  kind: Site['kind']
  timeZone: string
  deskName: string
  demo: number
}

/** The site's row and settings, held in memory: they are read in every act. */
export function createSiteStore(db: Sqlite): SiteStore {
  const readSite = db.prepare(
    'SELECT name, kind, time_zone AS timeZone, desk_name AS deskName, demo FROM site WHERE id = 1',
  )
  const readSettings = db.prepare('SELECT key, value FROM settings')
  const write = db.prepare(
    `INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  )
  let loaded: { site: Site; settings: Settings } | null = null

  function load(): { site: Site; settings: Settings } | null {
    const row = readSite.get() as SiteRow | undefined
    if (!row) return null
    const stored = readSettings.all() as { key: string; value: string }[]
    const settings = settingsSchema.parse(
      Object.fromEntries(stored.map(({ key, value }) => [key, JSON.parse(value) as unknown])),
    )
    const { lockAfterMinutes, cashFloatFen, scannerPrefix, printLocale } = settings
    const shown = { lockAfterMinutes, cashFloatFen, scannerPrefix, printLocale }
    return { site: { ...row, demo: row.demo === 1, ...shown }, settings }
  }

  function current() {
    loaded ??= load()
    if (!loaded) throw new Error('the site is not set up')
    return loaded
  }

  return {
    get: () => current().site,
    exists: () => (loaded ??= load()) !== null,
    settings: () => current().settings,
    saveSettings(change, at) {
      for (const [key, value] of Object.entries(change)) write.run(key, JSON.stringify(value), at)
      loaded = null
    },
    reload() {
      loaded = null
    },
  }
}
