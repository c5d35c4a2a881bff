import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

import type { Grade } from '#shared/contract/reception.ts'
import { gradeWords } from '../../client/grade-words.ts'
import { nameIn } from '../../client/in-locale.ts'
import { useProblems } from '../../client/problem.ts'
import { useTexts } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/states.tsx'
import { StatusTag } from '../../ui/status.tsx'
import { DeskTable } from '../../ui/table.tsx'
import { GradeDialog } from './grade-dialog.tsx'
import { ReceptionPage } from './reception-page.tsx'
import { useAdopt, useListActions, useListOptions } from './use-listed.ts'

/** The grades of reception (house rule A5), in the order they are offered at the desk. */
export function GradesScreen() {
  const { t, locale } = useTexts()
  const { sentence } = useProblems()
  const grades = useQuery(useListOptions().grades)
  const actions = useListActions('grade', grades.data)
  const adopt = useAdopt()
  const [editing, setEditing] = useState<Grade | 'new' | null>(null)
  return (
    <ReceptionPage
      extra={
        <Button type="primary" onClick={() => setEditing('new')}>
          {t('reception.grade.add')}
        </Button>
      }
    >
      {grades.data?.length === 0 ? (
        <EmptyState
          title={t('reception.empty.grades')}
          text={t('reception.empty.text')}
          action={<Button onClick={adopt}>{t('reception.empty.adopt')}</Button>}
        />
      ) : (
        <DeskTable
          label={t('reception.grades')}
          rows={grades.data}
          rowKey={({ id }) => String(id)}
          columns={[
            { key: 'letter', title: t('reception.grade.letter'), width: 80, render: ({ letter }) => letter },
            {
              key: 'name',
              title: t('reception.list.name'),
              width: 180,
              render: (grade) => (
                <>
                  {nameIn(locale, grade)}{' '}
                  {grade.retiredAt !== null && (
                    <StatusTag tone="quiet">{t('reception.list.retired')}</StatusTag>
                  )}
                </>
              ),
            },
            {
              key: 'asks',
              title: t('reception.list.asks'),
              render: (grade) => gradeWords(t, grade).join(t('reception.words.join')),
            },
          ]}
          actions={actions}
          onOpen={setEditing}
          empty={{ title: t('reception.empty.grades'), text: t('reception.empty.text') }}
          error={grades.error ? sentence(grades.error) : undefined}
          onRetry={() => void grades.refetch()}
          autoFocus
        />
      )}
      {editing !== null && (
        <GradeDialog grade={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </ReceptionPage>
  )
}
