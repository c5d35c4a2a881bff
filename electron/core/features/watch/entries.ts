import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import { normalPlate } from '#shared/domain/plate.ts'
import { phoneDigits } from '#shared/domain/watch-match.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { watchEntries } from '../../database/tables.ts'
import { nameKeys } from '../../names/pinyin.ts'
import { noIdNumber, sealIdNumber } from '../../security/fields.ts'
import { createWatchPhotos } from './photos.ts'
import type { WatchedList } from './watched.ts'

type Added = z.output<(typeof contract.watchList.add)['~orpc']['inputSchema'] & object>
type Changed = z.output<(typeof contract.watchList.change)['~orpc']['inputSchema'] & object>
type Ended = z.output<(typeof contract.watchList.end)['~orpc']['inputSchema'] & object>

const shortest = 4

/** Somebody must be recognisable by it, and not everybody. @throws FIELD_INVALID for name, phone, plate, company, validUntil */
function checkTraits(input: Omit<Added, 'requestId'>, hasIdNumber: boolean, at: number): void {
  const refuse = (field: string): never => {
    throw new DeskError('FIELD_INVALID', { field })
  }
  const { name, phone, plate, company, idEnd, validUntil } = input
  if (phone !== null && phoneDigits(phone).length < shortest) refuse('phone')
  if (plate !== '' && normalPlate(plate).length < shortest) refuse('plate')
  if (company !== '' && company.length < 2) refuse('company')
  if (validUntil !== null && validUntil <= at) refuse('validUntil')
  if (name === '' && input.aliases.length > 0) refuse('name')
  const known = [name, phone ?? '', plate, company, idEnd].some((trait) => trait !== '')
  if (!known && !hasIdNumber) refuse('name')
}

/** How an entry is found by keyboard: by the readings of all its names. */
function keysOf(names: readonly string[]) {
  const keys = names.map(nameKeys)
  return {
    pinyin: keys.map(({ pinyin }) => pinyin).join(' '),
    initials: keys.map(({ initials }) => initials).join(' '),
  }
}

function columnsOf(input: Omit<Added, 'requestId'>) {
  const { name, plate, company, idEnd, grade, reason, validUntil } = input
  const aliases = [...new Set(input.aliases)]
  return {
    name,
    aliases: JSON.stringify(aliases),
    ...keysOf([name, ...aliases]),
    phone: input.phone ?? '',
    plate: normalPlate(plate),
    company,
    idEnd,
    grade,
    reason,
    validUntil,
  }
}

/** Keeping the list: entries are added, changed and ended with a reason, and never deleted. */
export function createWatchEntries(core: Core, watched: WatchedList) {
  const { db } = core
  const photos = createWatchPhotos(core)

  function activeRow(id: number) {
    const row = db.select().from(watchEntries).where(eq(watchEntries.id, id)).get()
    if (!row) throw new DeskError('NOT_FOUND', { what: 'watchEntry' })
    if (row.endedAt !== null || row.erasedAt !== null) throw new DeskError('WATCH_ENDED', {})
    return row
  }

  /** Whatever was committed, or rolled back, is read anew at the next arrival. */
  function thenForget<T>(act: () => T): T {
    try {
      return act()
    } finally {
      watched.forget()
    }
  }

  return {
    /** @throws FIELD_INVALID, also for photo */
    add(call: ActCall & { readonly input: Added }) {
      const { input, actorId } = call
      return thenForget(() =>
        core.acts.run(call, ({ at, record }) => {
          checkTraits(input, input.idNumber !== null, at)
          const number = core.nextNumber('watchEntries', at)
          const { id } = db
            .insert(watchEntries)
            .values({
              number,
              ...columnsOf(input),
              ...(input.idNumber === null ? noIdNumber : sealIdNumber(core.fields, input.idNumber)),
              photoCipher: photos.seal(input.photo),
              recordedAt: at,
              recordedBy: actorId,
              changedAt: at,
              salt: core.salt(),
            })
            .returning({ id: watchEntries.id })
            .get()
          record({
            kind: 'watchEntry.recorded',
            subject: { table: 'watch_entries', id },
            facts: { number, grade: input.grade },
          })
          return { id, number, recordedAt: at }
        }),
      )
    },

    /** False alarms of before are raised again. @throws FIELD_INVALID, NOT_FOUND, WATCH_ENDED */
    change(call: ActCall & { readonly input: Changed }) {
      const { input } = call
      return thenForget(() =>
        core.acts.run(call, ({ at, record }) => {
          const { id, number, idNumberCipher } = activeRow(input.id)
          const keeps = input.keepIdNumber && input.idNumber === null
          const keepsPhoto = input.keepPhoto && input.photo === null
          checkTraits(input, input.idNumber !== null || (keeps && idNumberCipher !== null), at)
          const papers = input.idNumber === null ? noIdNumber : sealIdNumber(core.fields, input.idNumber)
          db.update(watchEntries)
            .set({
              ...columnsOf(input),
              ...(keeps ? {} : papers),
              ...(keepsPhoto ? {} : { photoCipher: photos.seal(input.photo) }),
              changedAt: at,
            })
            .where(eq(watchEntries.id, id))
            .run()
          record({
            kind: 'watchEntry.changed',
            subject: { table: 'watch_entries', id },
            facts: { number, grade: input.grade },
          })
          return { id, number, recordedAt: at }
        }),
      )
    },

    /** From now on nobody is held because of it; it stays readable. @throws NOT_FOUND, WATCH_ENDED */
    end(call: ActCall & { readonly input: Ended }) {
      const { input, actorId } = call
      return thenForget(() =>
        core.acts.run(call, ({ at, record }) => {
          const { id, number } = activeRow(input.id)
          db.update(watchEntries)
            .set({ endedAt: at, endedBy: actorId, endReason: input.reason })
            .where(eq(watchEntries.id, id))
            .run()
          record({ kind: 'watchEntry.ended', subject: { table: 'watch_entries', id }, facts: { number } })
          return { id, number, recordedAt: at }
        }),
      )
    },
  }
}
