import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

interface Written {
  readonly id: number
  readonly number: string
  readonly report: string
}

type Line = Readonly<Record<string, unknown>>
type Report = Readonly<Record<string, readonly Line[] | undefined>>

/** Where a report names somebody: in which list, by which field his record is known there, and what then is emptied. */
const named = {
  visit: [
    { list: 'onSite', by: 'number', emptied: { name: '', company: '', host: '' } },
    { list: 'passesOut', by: 'visitNumber', emptied: { name: '' } },
  ],
  parcel: [{ list: 'parcels', by: 'number', emptied: { recipient: '' } }],
  deposit: [{ list: 'deposits', by: 'number', emptied: { guest: '' } }],
}

/** Handovers last hours; a report names what was here when it was written. */
const longestHandover = 86_400_000

/**
 * Shift reports list by name who was inside and whose things were here. The line of somebody who is erased stays in the
 * stored report with its number and times; the signed paper is the site's to keep or to destroy.
 */
export function createRedaction({ sqlite }: Core) {
  const written = sqlite.prepare(
    'SELECT id, number, report FROM handovers WHERE started_at BETWEEN @from AND @to AND instr(report, @number) > 0',
  )
  const write = sqlite.prepare('UPDATE handovers SET report = @report WHERE id = @id')

  /** `from`, `to`: between which times he or his thing was here, UTC ms. */
  return (
    what: keyof typeof named,
    { number: of, from, to }: { readonly number: string; readonly from: number; readonly to: number },
    { record }: ActScope,
  ): void => {
    const rows = written.all({ from: from - longestHandover, to, number: of }) as Written[]
    for (const { id, number, report } of rows) {
      const read = JSON.parse(report) as Report
      const lists = named[what].map(({ list, by, emptied }) => [
        list,
        read[list]?.map((line) => (line[by] === of ? { ...line, ...emptied } : line)),
      ])
      write.run({ id, report: JSON.stringify({ ...read, ...(Object.fromEntries(lists) as Report) }) })
      record({ kind: 'handover.redacted', subject: { table: 'handovers', id }, facts: { number } })
    }
  }
}
