import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'

import { addDays, dateIn } from '#shared/domain/zoned-time.ts'

import { AttendanceTabs } from '../../client/attendance-tabs.tsx'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { StatusTag, type Tone } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatClock } from '../../ui/time.ts'
import { countOf, expectedOf, fits, views, type Row, type View } from './board.ts'
import { LateBar } from './late-bar.tsx'
import { PunchesDialog } from './punches-dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './attendance.css'

/** Nobody punches when a person becomes late: the board asks again by itself, ms. */
const refresh = 30_000

const tones: Record<Row['meaning'], Tone> = {
  onTime: 'good',
  late: 'warn',
  missing: 'bad',
  due: 'quiet',
  noShift: 'quiet',
}

/** `08:25`, with the day of the month when it is another day than the board's (the end of a night). */
function clockOn(date: string, at: number | null, zone: string): string {
  if (at === null) return ''
  const day = dateIn(zone, at)
  return day === date ? formatClock(at) : `${day.slice(5)} ${formatClock(at)}`
}

function useColumns(date: string, zone: string): Column<Row>[] {
  const { t } = useTexts()
  return [
    { key: 'name', title: t('attendance.name'), render: ({ name }) => name },
    { key: 'no', title: t('attendance.staffNo'), width: 84, render: ({ staffNo }) => staffNo },
    { key: 'department', title: t('attendance.department'), render: ({ department }) => department },
    { key: 'shift', title: t('attendance.shift'), width: 96, render: ({ shiftName }) => shiftName },
    {
      key: 'start',
      title: t('attendance.start'),
      width: 68,
      render: ({ shiftStart }) => (shiftStart === null ? '' : formatClock(shiftStart)),
    },
    {
      key: 'state',
      title: t('attendance.state'),
      width: 112,
      render: ({ meaning }) => (
        <StatusTag tone={tones[meaning]}>{t(`attendance.meanings.${meaning}`)}</StatusTag>
      ),
    },
    {
      key: 'late',
      title: t('attendance.lateBy'),
      width: 160,
      render: ({ meaning, minutes }) => (meaning === 'late' ? <LateBar minutes={minutes} /> : ''),
    },
    {
      key: 'first',
      title: t('attendance.first'),
      width: 92,
      render: ({ firstAt }) => clockOn(date, firstAt, zone),
    },
    {
      key: 'last',
      title: t('attendance.last'),
      width: 92,
      render: ({ lastAt }) => clockOn(date, lastAt, zone),
    },
    {
      key: 'punches',
      title: t('attendance.punches'),
      width: 68,
      align: 'right',
      render: ({ punches }) => (punches === 0 ? '' : String(punches)),
    },
    {
      key: 'present',
      title: t('attendance.presence'),
      width: 92,
      render: ({ present }) => (
        <StatusTag tone={present ? 'good' : 'quiet'}>
          {present ? t('attendance.present') : t('attendance.out')}
        </StatusTag>
      ),
    },
  ]
}

/** Who is here, late, missing or due: one line a person. */
export function DayBoard() {
  const { t } = useTexts()
  const api = useApi()
  const may = usePermissions()
  const { sentence } = useProblems()
  const [wanted, setWanted] = useState<string>()
  const [view, setView] = useState<View>('all')
  const [department, setDepartment] = useState('')
  const [opened, setOpened] = useState<Row | null>(null)
  const session = useQuery(api.session.state.queryOptions())
  const board = useQuery(
    api.attendance.day.queryOptions({
      input: wanted === undefined ? {} : { date: wanted },
      refetchInterval: refresh,
      placeholderData: keepPreviousData,
    }),
  )
  const zone = session.data?.site?.timeZone ?? 'UTC'
  const date = board.data?.date ?? ''
  const columns = useColumns(date, zone)
  const inDepartment = board.data?.rows.filter((row) => department === '' || row.department === department)
  const rows = inDepartment?.filter((row) => fits(row, view))
  const narrowed = (board.data?.rows.length ?? 0) > 0
  return (
    <Page
      title={t('attendance.title')}
      text={date}
      extra={
        <DayButtons
          onMove={(days) => setWanted(addDays(date, days))}
          onToday={() => setWanted(undefined)}
          disabled={date === ''}
        />
      }
    >
      <AttendanceTabs />
      <Figures rows={inDepartment ?? []} />
      <div className="a-filter">
        <Segmented<View>
          aria-label={t('attendance.filter')}
          value={view}
          onChange={setView}
          options={views.map((value) => ({
            value,
            label: value === 'all' ? t('attendance.all') : t(`attendance.figures.${value}`),
          }))}
        />
        <Departments rows={board.data?.rows ?? []} value={department} onChange={setDepartment} />
      </div>
      <DeskTable
        label={t('attendance.title')}
        rows={rows}
        rowKey={({ staffId }) => String(staffId)}
        columns={columns}
        {...(may('attendance.read') ? { onOpen: setOpened } : {})}
        empty={
          narrowed
            ? { title: t('attendance.noneFit'), text: t('attendance.noneFitText') }
            : { title: t('attendance.none'), text: t('attendance.noneText') }
        }
        error={board.error ? sentence(board.error) : undefined}
        onRetry={() => void board.refetch()}
        autoFocus
      />
      {opened && <PunchesDialog row={opened} date={date} zone={zone} onClose={() => setOpened(null)} />}
    </Page>
  )
}

type DayButtonsProps = { onMove: (days: number) => void; onToday: () => void; disabled: boolean }

function DayButtons({ onMove, onToday, disabled }: DayButtonsProps) {
  const { t } = useTexts()
  return (
    <>
      <Button disabled={disabled} onClick={() => onMove(-1)}>
        {t('attendance.dayBefore')}
      </Button>
      <Button disabled={disabled} onClick={onToday}>
        {t('attendance.today')}
      </Button>
      <Button disabled={disabled} onClick={() => onMove(1)}>
        {t('attendance.dayAfter')}
      </Button>
    </>
  )
}

function Figures({ rows }: { rows: readonly Row[] }) {
  const { t } = useTexts()
  const late = countOf(rows, 'late')
  const missing = countOf(rows, 'missing')
  return (
    <div className="q-panel a-figures">
      <Figure label={t('attendance.figures.expected')} value={expectedOf(rows)} />
      <Figure label={t('attendance.figures.present')} value={countOf(rows, 'present')} />
      <Figure label={t('attendance.figures.late')} value={late} {...(late > 0 ? { tone: 'warn' } : {})} />
      <Figure
        label={t('attendance.figures.missing')}
        value={missing}
        {...(missing > 0 ? { tone: 'bad' } : {})}
      />
      <Figure label={t('attendance.figures.due')} value={countOf(rows, 'due')} />
    </div>
  )
}

type DepartmentsProps = { rows: readonly Row[]; value: string; onChange: (department: string) => void }

function Departments({ rows, value, onChange }: DepartmentsProps) {
  const { t } = useTexts()
  const names = [...new Set(rows.map(({ department }) => department))].filter((name) => name !== '')
  return (
    <Select
      aria-label={t('attendance.department')}
      className="a-departments"
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: t('attendance.allDepartments') },
        ...names.map((name) => ({ value: name, label: name })),
      ]}
    />
  )
}
