import type { z } from 'zod'
import { DeskError } from '#shared/contract/errors.ts'
import type { contract } from '#shared/contract/index.ts'
import type { HeldLine, HeldRegister, Holdings } from '#shared/contract/privacy.ts'
import type { ActCall } from '../../acts/act.ts'
import type { Core } from '../../core.ts'
import { createCertificates, type Erased, type Kept } from './certificates.ts'
import type { Due } from './due.ts'
import { createEraser } from './erase.ts'
import { createErasureList } from './erasure-list.ts'
import { createHeldElsewhere } from './held-elsewhere.ts'
import { createHeldVisits, mostLines } from './held-visits.ts'
import type { AskedPerson, Inquiries } from './inquiry.ts'
import { keepingOf } from './keeping.ts'

type EraseInput = z.output<(typeof contract.privacy.erase)['~orpc']['inputSchema'] & object>
type Asked = z.output<(typeof contract.privacy.holdings)['~orpc']['inputSchema'] & object>

/** Records erased by one request at most: a person with more visits asks twice. */
const mostErased = mostLines

const tables: Partial<Record<HeldRegister, Due['table']>> = {
  visits: 'visits',
  photos: 'visit_photos',
  expected: 'expected_visits',
  vehicles: 'vehicles',
  goodsPasses: 'goods_passes',
  parcels: 'parcels',
  deposits: 'deposits',
  watchEntries: 'watch_entries',
}

/** "What do you hold about me?" (PIPL 45), and what follows from the answer (PIPL 47). */
export function createRequests(core: Core, inquiries: Inquiries) {
  const heldVisits = createHeldVisits(core)
  const heldElsewhere = createHeldElsewhere(core)
  const erase = createEraser(core)
  const list = createErasureList(core)
  const certificates = createCertificates(core)
  const recipient = core.sqlite.prepare('SELECT recipient_name FROM parcels WHERE id = ?').pluck()
  const recipientOf = (id: number) => recipient.get(id) as string

  function linesOf(person: AskedPerson): HeldLine[] {
    const keeping = keepingOf(core)
    return [...heldVisits(person, keeping), ...heldElsewhere(person, keeping)]
  }

  return {
    linesOf,

    /** The question is on record, without the person: who asked, and how much was found. */
    ask(staffId: number, asked: Asked): Holdings {
      const { id, person } = inquiries.open(asked)
      const lines = linesOf(person)
      core.acts.system(staffId, ({ record }) => {
        record({ kind: 'erasure.asked', facts: { found: lines.length } })
      })
      return {
        inquiryId: id,
        asked: person.masked,
        lines: lines.slice(0, mostLines),
        more: lines.length > mostLines,
      }
    },

    /** @throws NOT_FOUND for an answer that is too old, or when nothing is held */
    erase(call: ActCall & { readonly input: EraseInput }): {
      id: number
      number: string
      erased: number
      kept: number
    } {
      const { inquiryId, reason, parcelName } = call.input
      const answer = core.acts.run(call, (scope) => {
        const lines = linesOf(inquiries.get(inquiryId)).slice(0, mostErased)
        if (lines.length === 0) throw new DeskError('NOT_FOUND', { what: 'holdings' })
        const erased: Erased = {}
        const kept: Kept[] = []
        const going: Pick<Due, 'table' | 'id'>[] = []
        for (const { register, id, number, keptBy } of lines) {
          const table = tables[register]
          const rule =
            keptBy ?? (register === 'parcels' && recipientOf(id) !== parcelName ? 'otherName' : null)
          if (rule !== null) kept.push({ register, number, rule })
          else if (table !== undefined) {
            going.push({ table, id })
            erased[register] = (erased[register] ?? 0) + 1
          }
        }
        list.add(going)
        // photos go before their visits, which would take them along uncounted
        for (const one of going.toSorted(
          (a, b) => Number(a.table === 'visits') - Number(b.table === 'visits'),
        ))
          erase(one, scope, 'request')
        const made = certificates.forRequest(scope, reason, erased, kept)
        return { ...made, erased: going.length, kept: kept.length }
      })
      core.sqlite.pragma('wal_checkpoint(TRUNCATE)') // the log still holds the old pages
      return answer
    },
  }
}
