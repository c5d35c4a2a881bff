import type { ExpectedVisit } from '#shared/contract/expected.ts'
import { useDesk } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { DateTimeField } from '../../ui/fields.tsx'
import { FieldGrid, FormDialog } from '../../ui/form.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { formatClock, formatDay } from '../../ui/time.ts'
import {
  HostFields,
  HourFields,
  readMeeting,
  useMeetingWords,
  type MeetingValues,
} from './meeting-fields.tsx'
import { ScopeField, type Scope } from './scope-field.tsx'

interface ChangeValues extends MeetingValues {
  readonly scope?: Scope
  readonly day: number
}

function initialOf(row: ExpectedVisit): Partial<ChangeValues> {
  const { hostId, hostName, hostDepartment, place, note, validFrom, validUntil } = row
  const until = formatClock(validUntil)
  return {
    scope: 'one',
    day: validFrom,
    from: formatClock(validFrom),
    until: until === '00:00' ? '24:00' : until,
    ...(hostId === null
      ? { hostName }
      : { host: { id: String(hostId), name: hostName, department: hostDepartment } }),
    place,
    note,
  }
}

/** Another time, host or place: for this one, for the days from it on, or for the whole group. */
export function ChangeDialog({ row, onClose }: { row: ExpectedVisit; onClose: () => void }) {
  const { t } = useTexts()
  const client = useDesk()
  const { done } = useNotice()
  const { ofForm } = useProblems()
  const requestId = useRequestId()
  const words = useMeetingWords()
  return (
    <FormDialog<ChangeValues>
      open
      width={760}
      title={t('expected.changeTitle')}
      onClose={onClose}
      initial={initialOf(row)}
      problemsOf={ofForm}
      onSubmit={async (values) => {
        const read = readMeeting(values, words)
        if ('problems' in read) return read.problems
        const { scope = 'one' } = values
        const day = formatDay(values.day)
        if (scope !== 'one' && day !== formatDay(row.validFrom))
          return { fields: [{ field: 'day', message: t('expected.dayOfOne') }] }
        const input = { requestId: requestId.current(), expectedId: row.id, scope, day, ...read.input }
        const { ids } = await client.expected.change(input)
        done(t('expected.changed', { count: ids.length }))
        return undefined
      }}
    >
      <ScopeField row={row} />
      <FieldGrid columns={3}>
        <DateTimeField name="day" label={t('expected.day')} dateOnly required />
        <HourFields />
      </FieldGrid>
      <FieldGrid columns={2}>
        <HostFields />
      </FieldGrid>
    </FormDialog>
  )
}
