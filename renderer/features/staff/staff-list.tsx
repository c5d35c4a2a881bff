import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'

import type { Member } from '#shared/contract/staff.ts'

import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { useShortcut } from '../../ui/keyboard.tsx'
import { Page } from '../../ui/layout.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatDay } from '../../ui/time.ts'
import { EnrolAgainBanner } from './enrol-again-banner.tsx'
import { ShiftsDialog } from './shifts-dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import './staff.css'

/** The members a search fits, in its order; the core ranks, this list only shows. */
function useSearched(text: string, rows: readonly Member[] | undefined) {
  const api = useApi()
  const query = text.trim()
  const found = useQuery(
    api.staff.find.queryOptions({
      input: { text: query },
      enabled: query !== '',
      placeholderData: keepPreviousData,
    }),
  )
  if (query === '' || rows === undefined) return rows
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.data?.flatMap(({ id }) => byId.get(id) ?? [])
}

function useColumns(left: boolean): Column<Member>[] {
  const { t } = useTexts()
  const ways = ({ hasPin, fingers, cards }: Member) =>
    [
      hasPin ? t('staff.byPin') : '',
      fingers > 0 ? t('staff.byFinger', { count: fingers }) : '',
      cards > 0 ? t('staff.byCard', { count: cards }) : '',
    ]
      .filter((way) => way !== '')
      .join(' · ')
  const columns: Column<Member>[] = [
    { key: 'no', title: t('staff.staffNo'), width: 110, render: ({ staffNo }) => staffNo },
    { key: 'name', title: t('staff.name'), render: ({ name }) => name },
    { key: 'department', title: t('staff.department'), render: ({ department }) => department },
    { key: 'extension', title: t('staff.extension'), width: 90, render: ({ extension }) => extension },
    {
      key: 'role',
      title: t('staff.role'),
      width: 130,
      render: ({ role }) => (role ? t(`staff.roles.${role}`) : ''),
    },
  ]
  if (left) {
    const leftAt: Column<Member> = {
      key: 'left',
      title: t('staff.leftAt'),
      width: 120,
      render: (member) => (member.leftAt === null ? '' : formatDay(member.leftAt)),
    }
    return [...columns, leftAt]
  }
  return [
    ...columns,
    { key: 'shift', title: t('staff.shift'), width: 120, render: ({ shiftName }) => shiftName },
    {
      key: 'ways',
      title: t('staff.proof'),
      width: 160,
      render: (member) => ways(member) || <StatusTag tone="warn">{t('staff.byNothing')}</StatusTag>,
    },
    {
      key: 'present',
      title: t('staff.presence'),
      width: 100,
      render: ({ present }) => (
        <StatusTag tone={present ? 'good' : 'quiet'}>
          {present ? t('staff.present') : t('staff.absent')}
        </StatusTag>
      ),
    },
  ]
}

/** Who works here, how they clock, and who is in. */
export function StaffList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = usePermissions()
  const { sentence } = useProblems()
  const [left, setLeft] = useState(false)
  const [text, setText] = useState('')
  const [shifts, setShifts] = useState(false)
  const listed = useQuery(useApi().staff.list.queryOptions({ input: { left } }))
  const rows = useSearched(left ? '' : text, listed.data)
  const columns = useColumns(left)
  const add = () => void navigate('/staff/new')
  useShortcut('Alt+N', add, { label: t('staff.add') })
  const searching = !left && text.trim() !== ''
  const empty = searching
    ? { title: t('staff.noneFound'), text: t('staff.noneFoundText') }
    : left
      ? { title: t('staff.noneLeft') }
      : { title: t('staff.none'), text: t('staff.noneText') }
  return (
    <Page
      title={t('staff.title')}
      {...(left ? {} : { text: t('staff.count', { count: listed.data?.length ?? 0 }) })}
      extra={
        <>
          <Segmented<boolean>
            aria-label={t('staff.title')}
            value={left}
            onChange={setLeft}
            options={[
              { value: false, label: t('staff.here') },
              { value: true, label: t('staff.gone') },
            ]}
          />
          {may('attendance.write') && (
            <Button onClick={() => setShifts(true)}>{t('staff.shifts.title')}</Button>
          )}
          {may('staff.write') && (
            <>
              <Button onClick={() => void navigate('/visitors/absences')}>{t('absences.title')}</Button>
              <Button type="primary" onClick={add}>
                {t('staff.add')} Alt+N
              </Button>
            </>
          )}
        </>
      }
    >
      {may('fingers.write') && <EnrolAgainBanner />}
      {!left && (
        <Input
          className="t-search"
          aria-label={t('staff.search')}
          placeholder={t('staff.search')}
          value={text}
          maxLength={40}
          allowClear
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <DeskTable
        label={t('staff.title')}
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={({ id }) => void navigate(`/staff/${id}`)}
        empty={empty}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
      />
      {shifts && <ShiftsDialog onClose={() => setShifts(false)} />}
    </Page>
  )
}
