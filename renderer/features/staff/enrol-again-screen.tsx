import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'

import type { contract } from '#shared/contract/index.ts'

import { useApi } from '../../client/desk.tsx'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { Page } from '../../ui/layout.tsx'
import { DeskTable, type Column } from '../../ui/table.tsx'
import { EnrolDialog } from './enrol-dialog.tsx'
import './staff.css'

type Waiting = z.output<(typeof contract.fingers.toEnrolAgain)['~orpc']['outputSchema'] & object>[number]

const keyOf = ({ staffId, readerId }: Waiting) => `${staffId} ${readerId}`

function useColumns(): Column<Waiting>[] {
  const { t } = useTexts()
  return [
    { key: 'no', title: t('staff.staffNo'), width: 110, render: ({ staffNo }) => staffNo },
    { key: 'name', title: t('staff.name'), render: ({ name }) => name },
    { key: 'department', title: t('staff.department'), render: ({ department }) => department },
    { key: 'reader', title: t('fingers.enrolAgain.reader'), render: ({ readerName }) => readerName },
  ]
}

/** Who lost the finger with a reader's old module: one after the other, the next person by Enter. */
export function EnrolAgainScreen() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { sentence } = useProblems()
  const listed = useQuery(useApi().fingers.toEnrolAgain.queryOptions({ input: {} }))
  const columns = useColumns()
  /** The line as it stood when it began: whoever is done leaves the list, not the line. */
  const [line, setLine] = useState<readonly Waiting[]>([])
  const [now, ...rest] = line
  const [next] = rest
  const rows = listed.data ?? []
  const from = (one: Waiting) => setLine(rows.slice(rows.findIndex((row) => keyOf(row) === keyOf(one))))
  return (
    <Page
      title={t('fingers.enrolAgain.title')}
      text={t('fingers.enrolAgain.text')}
      onBack={() => void navigate('/staff')}
      extra={
        rows.length > 0 && (
          <Button type="primary" autoFocus onClick={() => setLine(rows)}>
            {t('fingers.enrolAgain.start')}
          </Button>
        )
      }
    >
      <DeskTable
        label={t('fingers.enrolAgain.title')}
        rows={listed.data}
        rowKey={keyOf}
        columns={columns}
        onOpen={from}
        actions={[{ key: 'enrol', label: t('fingers.enrolAgain.enrol'), run: from }]}
        empty={{ title: t('fingers.enrolAgain.none'), text: t('fingers.enrolAgain.noneText') }}
        error={listed.error ? sentence(listed.error) : undefined}
        onRetry={() => void listed.refetch()}
      />
      {now && (
        <EnrolDialog
          key={keyOf(now)}
          member={{ id: now.staffId, name: now.name }}
          readerId={now.readerId}
          next={next && { name: next.name, go: () => setLine(rest) }}
          onClose={() => setLine([])}
        />
      )}
    </Page>
  )
}
