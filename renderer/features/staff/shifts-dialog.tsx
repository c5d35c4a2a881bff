import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'

import type { shift as shiftSchema } from '#shared/contract/staff.ts'
import { formatDayMinute, parseDayMinute } from '#shared/domain/day-minute.ts'
import { workWeek } from '#shared/domain/weekdays.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useRequestId } from '../../client/request.ts'
import { useTexts } from '../../i18n/index.ts'
import { NumberField, TextField } from '../../ui/fields.tsx'
import { FieldGrid, FormDialog } from '../../ui/form.tsx'
import { ShortcutLayer } from '../../ui/keyboard.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { WeekdaysField, useWeekdays } from './weekdays-field.tsx'

type Shift = z.infer<typeof shiftSchema>

/** The working patterns people are given. */
export function ShiftsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const problems = useProblems()
  const shifts = useQuery(useApi().staff.shifts.queryOptions({ input: {} }))
  const [editing, setEditing] = useState<Shift | 'new' | null>(null)
  const weekdays = useWeekdays()
  const endOf = ({ endMinute }: Shift) => {
    const time = formatDayMinute(endMinute)
    return endMinute >= 1440 ? t('staff.shifts.nextDay', { time }) : time
  }
  return (
    <Modal open title={t('staff.shifts.title')} onCancel={onClose} footer={null} width={760} destroyOnHidden>
      <ShortcutLayer>
        <DeskTable
          label={t('staff.shifts.title')}
          height={280}
          rows={shifts.data}
          rowKey={({ id }) => String(id)}
          columns={[
            { key: 'name', title: t('staff.shifts.name'), render: ({ name }) => name },
            {
              key: 'start',
              title: t('staff.shifts.start'),
              width: 90,
              render: ({ startMinute }) => formatDayMinute(startMinute),
            },
            { key: 'end', title: t('staff.shifts.end'), width: 130, render: endOf },
            {
              key: 'grace',
              title: t('staff.shifts.grace'),
              width: 90,
              render: ({ graceMinutes }) => `${graceMinutes} ${t('staff.shifts.minutes')}`,
            },
            {
              key: 'weekdays',
              title: t('staff.shifts.weekdays'),
              width: 150,
              render: (shift) => weekdays(shift.weekdays),
            },
          ]}
          onOpen={setEditing}
          actions={[{ key: 'edit', label: t('common.edit'), run: setEditing }]}
          empty={{ title: t('staff.shifts.none'), text: t('staff.shifts.noneText') }}
          error={shifts.error ? problems.sentence(shifts.error) : undefined}
          onRetry={() => void shifts.refetch()}
        />
        <div className="t-foot">
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('staff.shifts.add')}
          </Button>
        </div>
        {editing !== null && (
          <ShiftForm shift={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
        )}
      </ShortcutLayer>
    </Modal>
  )
}

type Values = { name: string; start: string; end: string; grace: number | null; weekdays: number[] }

function ShiftForm({ shift, onClose }: { shift: Shift | null; onClose: () => void }) {
  const { t } = useTexts()
  const { done } = useNotice()
  const problems = useProblems()
  const requestId = useRequestId()
  const save = useMutation(useApi().staff.saveShift.mutationOptions())
  const time = {
    validator: (_: unknown, value: unknown) =>
      parseDayMinute(String(value)) === undefined
        ? Promise.reject(new Error(t('staff.shifts.timeWrong')))
        : Promise.resolve(),
  }
  const initial = shift
    ? {
        name: shift.name,
        start: formatDayMinute(shift.startMinute),
        end: formatDayMinute(shift.endMinute),
        grace: shift.graceMinutes,
        weekdays: shift.weekdays,
      }
    : { grace: 0, weekdays: [...workWeek] }
  return (
    <FormDialog<Values>
      open
      title={t(shift ? 'staff.shifts.edit' : 'staff.shifts.add')}
      initial={initial}
      onClose={onClose}
      problemsOf={problems.ofForm}
      onSubmit={async ({ name, start, end, grace, weekdays }) => {
        const startMinute = parseDayMinute(start) ?? 0
        const endOfDay = parseDayMinute(end) ?? 0
        const endMinute = endOfDay <= startMinute ? endOfDay + 1440 : endOfDay
        const times = { startMinute, endMinute, graceMinutes: grace ?? 0 }
        const input = { id: shift?.id ?? null, name, ...times, weekdays }
        await save.mutateAsync({ requestId: requestId.current(), ...input })
        done(t('staff.shifts.done'))
        return undefined
      }}
    >
      <TextField
        name="name"
        label={t('staff.shifts.name')}
        hint={t('staff.shifts.nameHint')}
        required
        maxLength={20}
      />
      <FieldGrid columns={2}>
        <TextField name="start" label={t('staff.shifts.start')} required rules={[time]} maxLength={5} />
        <TextField
          name="end"
          label={t('staff.shifts.end')}
          hint={t('staff.shifts.endHint')}
          required
          rules={[time]}
          maxLength={5}
        />
      </FieldGrid>
      <WeekdaysField
        name="weekdays"
        label={t('staff.shifts.weekdays')}
        hint={t('staff.shifts.weekdaysHint')}
        required
      />
      <NumberField
        name="grace"
        label={t('staff.shifts.grace')}
        hint={t('staff.shifts.graceHint')}
        unit={t('staff.shifts.minutes')}
        max={120}
      />
    </FormDialog>
  )
}
