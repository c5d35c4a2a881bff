import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { Explanation } from '#shared/contract/explanations.ts'

import { AttendanceTabs } from '../../client/attendance-tabs.tsx'
import { useApi } from '../../client/desk.tsx'
import { usePermissions } from '../../client/permissions.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { formatShort } from '../../ui/time.ts'
import { ExplanationDialog } from './explanation-dialog.tsx'
import './attendance.css'

const states = ['open', 'answered', 'all'] as const
type State = (typeof states)[number]

/** The newest; older ones have long been paid or argued about. */
const shown = 200

function useColumns(): Column<Explanation>[] {
  const { t } = useTexts()
  return [
    { key: 'at', title: t('explanations.at'), width: 110, render: ({ at }) => formatShort(at) },
    { key: 'name', title: t('explanations.name'), width: 110, render: ({ name }) => name },
    { key: 'no', title: t('explanations.staffNo'), width: 84, render: ({ staffNo }) => staffNo },
    {
      key: 'department',
      title: t('explanations.department'),
      width: 110,
      render: ({ department }) => department,
    },
    {
      key: 'cause',
      title: t('explanations.cause'),
      width: 140,
      render: ({ cause }) => t(`clock.causes.${cause}`),
    },
    { key: 'words', title: t('explanations.words'), render: ({ text }) => text },
    {
      key: 'superior',
      title: t('explanations.superior'),
      width: 100,
      render: ({ superiorName }) => (superiorName === '' ? t('explanations.personnel') : superiorName),
    },
    {
      key: 'answer',
      title: t('explanations.state'),
      width: 110,
      render: ({ answer }) =>
        answer === null ? (
          <StatusTag tone="warn">{t('explanations.open')}</StatusTag>
        ) : (
          <StatusTag tone={answer === 'accepted' ? 'good' : 'bad'}>
            {t(`explanations.answers.${answer}`)}
          </StatusTag>
        ),
    },
  ]
}

/** Who could not clock, and why: the direct superior answers (house rule C1), or personnel. */
export function ExplanationList() {
  const { t } = useTexts()
  const may = usePermissions()
  const { sentence } = useProblems()
  const [state, setState] = useState<State>('open')
  const [chosen, setChosen] = useState<boolean>()
  const [opened, setOpened] = useState<Explanation | null>(null)
  const columns = useColumns()
  // whoever only reads attendance begins with what he is to answer
  const mine = chosen ?? !may('attendance.write')
  const input = { state, mine, limit: shown }
  const listed = useQuery(
    useApi().attendance.explanations.queryOptions({ input, placeholderData: keepPreviousData }),
  )
  return (
    <Page title={t('attendance.title')} text={t('explanations.text')}>
      <AttendanceTabs />
      <div className="a-filter">
        <Segmented<State>
          aria-label={t('explanations.state')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: t(`explanations.states.${value}`) }))}
        />
        {may('attendance.read') && (
          <Segmented<'mine' | 'everybody'>
            aria-label={t('explanations.whose')}
            value={mine ? 'mine' : 'everybody'}
            onChange={(value) => setChosen(value === 'mine')}
            options={(['mine', 'everybody'] as const).map((value) => ({
              value,
              label: t(`explanations.${value}`),
            }))}
          />
        )}
      </div>
      <DeskTable
        label={t('explanations.title')}
        rows={listed.data}
        rowKey={({ id }) => String(id)}
        columns={columns}
        onOpen={setOpened}
        empty={{
          title: mine ? t('explanations.noneMine') : t('explanations.none'),
          text: t('explanations.noneText'),
        }}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
        autoFocus
      />
      {opened && <ExplanationDialog explanation={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}
