import type { ActScope } from '../../acts/act.ts'
import type { Core } from '../../core.ts'

interface Written {
  readonly id: number
  readonly number: string
  readonly report: string
}

interface Reported {
  readonly onSite?: readonly { readonly number: string }[]
}

/** Handovers last hours; a report names who was inside when it was written. */
const longestHandover = 86_400_000

/**
 * Shift reports list who was inside by name. An erased visitor's line stays in the stored report with his number and times;
 * the signed paper is the site's to keep or to destroy.
 */
export function createRedaction({ sqlite }: Core) {
  const written = sqlite.prepare(
    'SELECT id, number, report FROM handovers WHERE started_at BETWEEN @from AND @to AND instr(report, @number) > 0',
  )
  const write = sqlite.prepare('UPDATE handovers SET report = @report WHERE id = @id')

  return (
    visit: { readonly number: string; readonly arrivedAt: number; readonly leftRecordedAt: number | null },
    { at, record }: ActScope,
  ): void => {
    const rows = written.all({
      from: visit.arrivedAt - longestHandover,
      to: visit.leftRecordedAt ?? at,
      number: visit.number,
    }) as Written[]
    for (const { id, number, report } of rows) {
      const read = JSON.parse(report) as Reported
      const lines = read.onSite?.map((line) =>
        line.number === visit.number ? { ...line, name: '', company: '', host: '' } : line,
      )
      write.run({ id, report: JSON.stringify({ ...read, onSite: lines }) })
      record({ kind: 'handover.redacted', subject: { table: 'handovers', id }, facts: { number } })
    }
  }
}
