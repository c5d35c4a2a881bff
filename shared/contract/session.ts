import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { locales } from '../i18n/pair.ts'
import { act, attempt, query } from './builder.ts'
import { roles } from './permissions.ts'
import {
  id,
  instant,
  password,
  personName,
  pin,
  required,
  requestId,
  siteKind,
  siteKinds,
  staffNo,
} from './values.ts'

export const signedIn = z.object({
  staffId: id,
  staffNo: z.string(),
  name: z.string(),
  role: z.enum(roles),
  permissions: z.array(z.string()),
})

/** What any screen may know before anybody has signed in. */
export const site = z.object({
  name: z.string(),
  kind: siteKind,
  timeZone: z.string(),
  deskName: z.string(),
  demo: z.boolean(),
  lockAfterMinutes: z.int(),
  cashFloatFen: z.int(),
  scannerPrefix: z.string(),
  /** The language of every printed form, whatever language the window is in. */
  printLocale: z.enum(locales),
})

export const session = {
  /** `screen` is what this connection was opened for; the staff clock never signs in. */
  state: query('public').output(
    z.object({
      setUp: z.boolean(),
      screen: z.enum(['reception', 'clock', 'visitor', 'print', 'command']),
      site: site.nullable(),
      user: signedIn.nullable(),
      version: z.string(),
      now: instant,
    }),
  ),
  /** Names to choose from on the sign-in screen: only people who may sign in, no numbers, no phones. */
  names: query('public').output(
    z.array(
      z.object({
        staffId: id,
        name: z.string(),
        /** How the name is found by keyboard. */
        pinyin: z.string(),
        initials: z.string(),
        role: z.enum(roles),
        lockedUntil: instant.nullable(),
      }),
    ),
  ),
  signIn: attempt('public', 30)
    .input(z.strictObject({ staffId: id, pin: z.string().min(1).max(200) }))
    .output(signedIn),
  signOut: attempt('public').output(z.object({})),
  changePin: act(
    'desk.use',
    { oldPin: z.string().min(1).max(200), newPin: z.union([pin, password]) },
    10,
  ).output(z.object({})),
  /** A new administrator password for whoever holds the printed recovery key. */
  recover: attempt('public', 5)
    .input(z.strictObject({ requestId, recoveryKey: required(80), staffId: id, newPassword: password }))
    .output(z.object({})),
}

export const setup = {
  /** Presets of a kind of site: data, not code. */
  presets: query('public').output(
    z.array(
      z.object({
        kind: z.enum(siteKinds),
        visitReasons: z.array(z.string()),
        departments: z.array(z.string()),
        lockAfterMinutes: z.int(),
        cashFloatFen: z.int(),
        closeVisitsAtMinute: z.int(),
      }),
    ),
  ),
  /** First start, once: makes the site, its desk and its administrator. The recovery key is shown this once. */
  complete: attempt('public', 10)
    .input(
      z.strictObject({
        requestId,
        siteName: required(80),
        kind: siteKind,
        timeZone: required(60),
        deskName: required(40),
        administrator: z.strictObject({ name: personName, staffNo, password }),
      }),
    )
    .output(z.object({ recoveryKey: z.string(), staffId: id })),
}

/** A change that screens may want to show: which audit entry, about what. Carries no personal data. */
export const change = z.object({
  seq: z.int(),
  kind: z.string(),
  topic: z.string(),
  subjectId: z.int().nullable(),
})

export const live = {
  changes: query(['desk.use', 'screen.clock'], 30).output(eventIterator(change)),
}
